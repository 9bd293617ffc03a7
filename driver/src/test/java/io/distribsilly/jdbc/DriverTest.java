package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriverTest {
  @TempDir private Path folder;

  @Test
  void theServiceLoaderFindsTheDriver() {
    assertThat(ServiceLoader.load(Driver.class))
        .hasAtLeastOneElementOfType(DistribsillyDriver.class);
  }

  @Test
  void driverManagerOpensAConnection() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("?shards=2"))) {
      assertThat(connection).isInstanceOf(JdbcConnection.class);
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void foreignUrlsAreLeftToOtherDrivers() throws SQLException {
    DistribsillyDriver driver = new DistribsillyDriver();
    assertThat(driver.acceptsURL("jdbc:h2:mem:")).isFalse();
    assertThat(driver.acceptsURL("jdbc:distribsilly:x")).isTrue();
    assertThat(driver.connect("jdbc:h2:mem:", new Properties())).isNull();
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    assertRejected(url("?sharts=2"), "the options are shards, create");
    assertThat(folder.resolve("app")).doesNotExist();
  }

  @Test
  void aPathThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertRejected("jdbc:distribsilly:" + file, "file");
    assertThat(file).hasContent("text");
  }

  @Test
  void aForeignFolderIsRefusedAndLeftAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.txt"), "text");
    assertRejected("jdbc:distribsilly:" + folder, folder.getFileName().toString());
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void createFalseRefusesAFolderThatIsAbsent() {
    assertRejected(url("?create=false"), "app");
    assertThat(folder.resolve("app")).doesNotExist();
  }

  @Test
  void connectionsOfOneJvmShareTheDatabase() throws SQLException {
    Connection one = DriverManager.getConnection(url(""));
    String second = url(";user=sa;password=secret");
    try (Connection two = DriverManager.getConnection(second, "sa", "secret");
        Statement writing = one.createStatement();
        Statement reading = two.createStatement()) {
      writing.executeUpdate("INSERT INTO kv VALUES ('a', '1')");
      try (ResultSet rows = reading.executeQuery("SELECT value FROM kv WHERE key = 'a'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("1");
      }
      one.close();
      reading.executeUpdate("INSERT INTO kv VALUES ('b', '2')");
    }
  }

  @Test
  void describesEveryOptionWithItsChoices() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("shards", "8");
    DriverPropertyInfo[] infos =
        new DistribsillyDriver()
            .getPropertyInfo("jdbc:distribsilly:x?durability=periodic", properties);
    assertThat(Arrays.stream(infos).map(info -> info.name + "=" + info.value))
        .contains("shards=8", "durability=periodic", "create=true", "syncInterval=1s")
        .hasSize(ConnectionOptions.ALL.size());
    assertThat(infos).allMatch(info -> !info.required && !info.description.isEmpty());
    assertThat(infos)
        .anyMatch(info -> info.choices != null && info.choices.length == 2)
        .anyMatch(info -> info.choices == null);
  }

  @Test
  void theDataSourceHasTheOptionsAsProperties() throws SQLException {
    DistribsillyDataSource source = new DistribsillyDataSource();
    assertThatThrownBy(source::getConnection).hasMessageContaining("URL of the DataSource is ''");
    source.setUrl(url(""));
    source.setShards(2);
    source.setDurability("periodic");
    source.setSyncInterval("100ms");
    source.setCreate(true);
    source.setCacheSize("64MB");
    assertThat(source.getCacheSize()).isEqualTo("64MB");
    source.setMemtableSize("2MB");
    source.setDamagedLog("refuse");
    assertThat(source.getDamagedLog()).isEqualTo("refuse");
    assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    try (Connection connection = source.getConnection("anyone", "anything");
        Statement statement = connection.createStatement();
        ResultSet limit =
            statement.executeQuery(
                "SELECT value FROM information_schema.metrics WHERE name = 'MemtableLimitBytes'")) {
      assertThat(connection.isValid(0)).isTrue();
      assertThat(limit.next()).isTrue();
      assertThat(limit.getLong(1)).isEqualTo(2 << 20);
    }
    source.setShards(0);
    assertThatThrownBy(source::getConnection)
        .isInstanceOf(SQLNonTransientConnectionException.class)
        .hasMessageContaining("from 1 to 1024");
  }

  @Test
  void hasAVersion() {
    DistribsillyDriver driver = new DistribsillyDriver();
    assertThat(ProductVersion.CURRENT.text())
        .startsWith(driver.getMajorVersion() + "." + driver.getMinorVersion() + ".");
  }

  private String url(String options) {
    return "jdbc:distribsilly:" + folder.resolve("app") + options;
  }

  private static void assertRejected(String url, String message) {
    assertThatThrownBy(() -> DriverManager.getConnection(url).close())
        .isInstanceOf(SQLNonTransientConnectionException.class)
        .hasMessageContaining(message)
        .extracting(error -> ((SQLException) error).getSQLState())
        .isEqualTo("08001");
  }
}
