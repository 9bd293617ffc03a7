package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {
  @TempDir private Path folder;
  private String url;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    url = "jdbc:distribsilly:" + folder.resolve("app");
    connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String schema : List.of("AB", "SALES", "Z")) {
        statement.execute("CREATE SCHEMA " + schema);
        statement.execute("CREATE TABLE " + schema + ".t (id INT PRIMARY KEY, v VARCHAR(9))");
        statement.execute("INSERT INTO " + schema + ".t VALUES (1, '" + schema + "')");
      }
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aStatementThatIsPreparedKeepsItsSchema() throws SQLException {
    connection.setSchema("SALES");
    try (PreparedStatement prepared = connection.prepareStatement("SELECT v FROM t WHERE id = ?");
        Statement statement = connection.createStatement()) {
      connection.setSchema("Z");
      assertThat(connection.getSchema()).isEqualTo("Z");
      prepared.setInt(1, 1);
      assertThat(texts(prepared.executeQuery(), 1)).containsExactly("SALES");
      assertThat(texts(statement.executeQuery("SELECT v FROM t WHERE id = 1"), 1))
          .containsExactly("Z");
      statement.execute("SET SCHEMA ab");
      assertThat(connection.getSchema()).isEqualTo("AB");
      statement.execute("CREATE TABLE other (id INT PRIMARY KEY)"); // plans are made anew
      assertThat(texts(prepared.executeQuery(), 1)).containsExactly("SALES");
    }
  }

  @Test
  void theSchemaCanBeAnOptionOfTheUrlOrAProperty() throws SQLException {
    try (Connection other = DriverManager.getConnection(url + "?schema=sales")) {
      assertThat(other.getSchema()).isEqualTo("SALES");
    }
    DistribsillyDataSource source = new DistribsillyDataSource();
    source.setUrl(url);
    source.setSchema("Z");
    assertThat(source.getSchema()).isEqualTo("Z");
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      assertThat(texts(statement.executeQuery("SELECT v FROM t"), 1)).containsExactly("Z");
    }
    assertThatThrownBy(() -> DriverManager.getConnection(url + "?schema=nowhere"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("NOWHERE");
  }

  @Test
  void metadataAreFoundBySchema() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(texts(metadata.getSchemas(), 1))
        .containsExactly("AB", "INFORMATION_SCHEMA", "PUBLIC", "SALES", "Z");
    assertThat(texts(metadata.getSchemas(null, "_A%"), 1)).containsExactly("SALES");
    assertThat(texts(metadata.getTables(null, "%", "T", new String[] {"TABLE"}), 2))
        .containsExactly("AB", "SALES", "Z");
    assertThat(texts(metadata.getTables(null, "SALES", "%", null), 3)).containsExactly("T");
    assertThat(texts(metadata.getColumns(null, "Z", null, "V"), 2)).containsExactly("Z");
    assertThat(texts(metadata.getColumns(null, null, "%", "%"), 2)).isSorted();
    assertThat(texts(metadata.getPrimaryKeys(null, "AB", "T"), 2)).containsExactly("AB");
    assertThat(texts(metadata.getIndexInfo(null, "AB", "T", true, true), 2)).containsExactly("AB");
    try (Statement statement = connection.createStatement();
        ResultSet keyed = statement.executeQuery("SELECT v FROM sales.t WHERE id = 1");
        Statement second = connection.createStatement();
        ResultSet scanned = second.executeQuery("SELECT v FROM sales.t WHERE v > 'A'")) {
      assertThat(keyed.getMetaData().getSchemaName(1)).isEqualTo("SALES");
      assertThat(scanned.getMetaData().getSchemaName(1)).isEqualTo("SALES");
    }
  }

  private static List<String> texts(ResultSet rows, int column) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        texts.add(rows.getString(column));
      }
    }
    return texts;
  }
}
