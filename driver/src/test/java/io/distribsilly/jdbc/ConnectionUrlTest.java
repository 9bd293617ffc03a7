package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.DamagedLog;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Isolation;
import io.distribsilly.engine.TransactionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionUrlTest {
  @ParameterizedTest
  @CsvSource({
    "./data/app, ./data/app",
    "/var/lib/app, /var/lib/app",
    "C:/data/app, C:/data/app",
    "C:\\data\\app, C:\\data\\app",
    "my%20data/100%25, my data/100%",
    "caf%C3%A9, café",
    "a%3Fb%3Bc, a?b;c",
    "a+b, a+b"
  })
  void readsThePath(String written, String path) {
    assertThat(parse(written).path()).isEqualTo(path);
    assertThat(parse(written + "?shards=8").path()).isEqualTo(path);
    assertThat(parse(written + ";shards=8").path()).isEqualTo(path);
  }

  @Test
  void expandsTheHomeFolder() {
    String home = System.getProperty("user.home");
    assertThat(parse("~/data").folder()).isEqualTo(Path.of(home, "data"));
    assertThat(parse("~").folder()).isEqualTo(Path.of(home));
    assertThat(parse("~data").folder()).isEqualTo(Path.of("~data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?shards=8&durability=periodic&syncInterval=500ms&create=false&cacheSize=64MB&memtableSize=8MB&damagedLog=salvage",
        ";shards=8;durability=periodic;syncInterval=PT0.5S;create=false;cacheSize=67108864;memtableSize=8388608;damagedLog=salvage",
        "?&shards=8&durability=periodic&&syncInterval=500%20ms&create=false&cacheSize=64mb&memtableSize=8192KB&damagedLog=salvage&"
      })
  void readsEveryOptionInBothForms(String options) {
    assertThat(parse("data" + options).settings().database())
        .isEqualTo(
            DatabaseOptions.DEFAULT
                .withShards(8)
                .withCreate(false)
                .withDurability(Durability.PERIODIC)
                .withSyncInterval(Duration.ofMillis(500))
                .withCacheBytes(64L << 20)
                .withMemtableBytes(8L << 20)
                .withDamagedLog(DamagedLog.SALVAGE));
  }

  @Test
  void hasTheEnginesDefaults() {
    assertThat(parse("data").settings().database()).isEqualTo(DatabaseOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?isolation=REPEATABLE_READ&lockTimeout=500ms&readOnly=true&durability=periodic",
        ";durability=periodic;readOnly=true;lockTimeout=PT0.5S;isolation=REPEATABLE_READ"
      })
  void readsTheOptionsOfTransactions(String options) {
    assertThat(parse("data" + options).settings().transactions())
        .isEqualTo(
            new TransactionOptions(
                Isolation.SNAPSHOT, Durability.PERIODIC, true, Duration.ofMillis(500)));
    assertThat(parse("data").settings().transactions()).isEqualTo(TransactionOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"isolation=SERIALIZABLE", "lockTimeout=-1s", "lockTimeout=PT-1S", "readOnly=1"})
  void refusesTransactionsThatCannotBe(String option) {
    assertThatThrownBy(() -> parse("data?" + option).settings())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("connection option " + option.substring(0, option.indexOf('=')));
  }

  /** The table of operations.md has the options that there are, and no others. */
  @Test
  void operationsMdListsEveryOption() throws IOException {
    String operations = Files.readString(Path.of("../docs/operations.md"));
    String table =
        operations.substring(
            operations.indexOf("## Options"), operations.indexOf("## What is promised"));
    List<String> listed =
        Pattern.compile("(?m)^\\| `(\\w+)` ")
            .matcher(table)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            ConnectionOptions.ALL.stream().map(ConnectionOption::name).toList());
  }

  @Test
  void takesOptionsFromProperties() {
    Properties defaults = new Properties();
    defaults.setProperty("create", "false");
    Properties properties = new Properties(defaults);
    properties.setProperty("shards", "16");
    properties.setProperty("user", "sa");
    properties.setProperty("password", "secret");
    ConnectionUrl url = ConnectionUrl.parse("jdbc:distribsilly:data?durability=sync", properties);
    assertThat(url.settings().database())
        .isEqualTo(DatabaseOptions.DEFAULT.withShards(16).withCreate(false));
  }

  @Test
  void refusesTheSameOptionWithTwoValues() {
    Properties properties = new Properties();
    properties.setProperty("shards", "16");
    String url = "jdbc:distribsilly:data?shards=";
    assertThat(ConnectionUrl.parse(url + "16", properties).settings().database().shards())
        .isEqualTo(16);
    assertThatThrownBy(() -> ConnectionUrl.parse(url + "8", properties))
        .hasMessageContaining("shards is given both as '8' and as '16'");
    assertRejected("data?shards=8&shards=9", "both as '8' and as '9'");
  }

  @Test
  void doesNotPrintPasswords() {
    assertThatThrownBy(() -> parse("data?password=a1b2&password=c3d4"))
        .hasMessageContaining("password")
        .hasMessageNotContaining("a1b2")
        .hasMessageNotContaining("c3d4");
  }

  @Test
  void refusesPropertiesThatAreNoStrings() {
    Properties properties = new Properties();
    properties.put("shards", 8);
    assertThatThrownBy(() -> ConnectionUrl.parse("jdbc:distribsilly:data", properties))
        .hasMessageContaining("'shards' must be a string, not 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | names no folder",
        "'  ' | names no folder",
        "?shards=8 | names no folder",
        "//host:9090/app | servers come later",
        ":memory: | is not a folder",
        "mem:app | is not a folder",
        "file:./app | is not a folder",
        "tcp://host/app | is not a folder",
        "a%00b | is no valid path",
        "a%zz | no valid %XX",
        "a% | no valid %XX",
        "a%FF | no valid %XX",
        "data?shard=8 | the options are shards, create, durability, syncInterval, cacheSize, memtableSize, isolation",
        "data?Shards=8 | unknown connection option 'Shards'",
        "data?shards | must be written name=value",
        "data?=8 | must be written name=value",
        "data?shards= | a whole number from 1 to 1024",
        "data?shards=0 | a whole number from 1 to 1024",
        "data?shards=1025 | a whole number from 1 to 1024",
        "data?shards=many | a whole number from 1 to 1024",
        "data?durability=never | one of sync, periodic",
        "data?create=yes | one of true, false",
        "data?syncInterval=fast | a duration such as 500ms",
        "data?syncInterval=5days | a duration such as 500ms",
        "data?syncInterval=1ms | from 10 ms to 1 h",
        "data?syncInterval=2h | from 10 ms to 1 h",
        "data?cacheSize=lots | an amount of memory",
        "data?cacheSize=9PB | an amount of memory",
        "data?cacheSize=99999999999999GB | an amount of memory",
        "data?cacheSize=1MB | at least",
        "data?memtableSize=lots | an amount of memory",
        "data?memtableSize=1KB | at least",
        "data?damagedLog=ignore | one of refuse, salvage"
      })
  void saysWhatIsWrongWithAUrl(String rest, String message) {
    assertRejected(rest, message);
  }

  private static void assertRejected(String rest, String message) {
    assertThatThrownBy(
            () -> {
              ConnectionUrl url = parse(rest);
              url.folder();
              url.settings().database();
            })
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(message)
        .extracting(error -> ((EngineException) error).code())
        .isEqualTo(ErrorCode.CONNECTION_REJECTED);
  }

  private static ConnectionUrl parse(String rest) {
    return ConnectionUrl.parse("jdbc:distribsilly:" + rest, new Properties());
  }
}
