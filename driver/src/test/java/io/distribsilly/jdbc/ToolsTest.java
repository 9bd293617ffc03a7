package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that tools make, in the order they make them. */
final class ToolsTest {
  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** As GenericDataSource, JDBCExecutionContext, JDBCDataSourceInfo and JDBCSQLDialect do. */
  @Test
  void dbeaverConnects() throws SQLException {
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    DatabaseMetaData metadata = connection.getMetaData();
    try (ResultSet properties = metadata.getClientInfoProperties()) {
      while (properties.next()) {
        if (properties.getString("NAME").equalsIgnoreCase("ApplicationName")) {
          connection.setClientInfo(properties.getString("NAME"), "DBeaver - Main");
        }
      }
    }
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("DBeaver - Main");
    assertThat(metadata.getSQLKeywords()).isNotEmpty();
    assertThat(metadata.getSchemaTerm()).isEqualTo("schema");
    assertThat(metadata.getProcedureTerm()).isEqualTo("procedure");
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metadata.getExtraNameCharacters()).isEmpty();
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(column(metadata.getSchemas(null, "%"), "TABLE_SCHEM")).contains("PUBLIC");
    assertThat(column(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).contains("VARCHAR");
    assertThat(connection.isValid(10)).isTrue();
  }

  /** As GenericMetaModel, TableCache, PrimaryKeysCache, IndexCache and ForeignKeysCache do. */
  @Test
  void dbeaverOpensTheTree() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(column(metadata.getTables(null, "PUBLIC", "%", null), "TABLE_NAME"))
        .containsExactly("KV");
    assertThat(column(metadata.getTables(null, "INFORMATION\\_SCHEMA", "%", null), "TABLE_TYPE"))
        .isNotEmpty()
        .allMatch(type -> type.contains("SYSTEM"));
    assertThat(column(metadata.getColumns(null, "PUBLIC", "KV", "%"), "COLUMN_NAME"))
        .containsExactly("KEY", "VALUE");
    assertThat(column(metadata.getPrimaryKeys(null, "PUBLIC", "%"), "COLUMN_NAME"))
        .containsExactly("KEY");
    assertThat(column(metadata.getIndexInfo(null, "PUBLIC", "KV", false, true), "INDEX_NAME"))
        .containsExactly("PK_KV");
    assertThat(column(metadata.getImportedKeys(null, "PUBLIC", "KV"), "FK_NAME")).isEmpty();
    assertThat(column(metadata.getExportedKeys(null, "PUBLIC", "KV"), "FK_NAME")).isEmpty();
    assertThat(column(metadata.getProcedures(null, "PUBLIC", "%"), "PROCEDURE_NAME"))
        .contains("RESHARD");
    assertThat(column(metadata.getFunctions(null, "PUBLIC", "%"), "FUNCTION_NAME")).isEmpty();
    assertThat(column(metadata.getUDTs(null, "PUBLIC", "%", null), "TYPE_NAME")).isEmpty();
  }

  /** As its SQL editor and its data grid do. */
  @Test
  void dbeaverRunsAStatementAndEditsARow() throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(200);
      statement.setMaxRows(200);
      assertThat(statement.execute("INSERT INTO kv VALUES ('a', '1')")).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(1);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat((Throwable) statement.getWarnings()).isNull();
      assertThat(statement.execute("SELECT x.* FROM kv x")).isTrue();
      try (ResultSet rows = statement.getResultSet()) {
        ResultSetMetaData columns = rows.getMetaData();
        assertThat(columns.getTableName(2)).isEqualTo("KV");
        assertThat(columns.getColumnName(2)).isEqualTo("VALUE");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject(2)).isEqualTo("1");
      }
    }
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE PUBLIC.KV SET \"VALUE\"=? WHERE \"KEY\"=?")) {
      update.setString(1, "2");
      update.setString(2, "a");
      assertThat(update.execute()).isFalse();
      assertThat(update.getUpdateCount()).isEqualTo(1);
    }
  }

  private static List<String> column(ResultSet rows, String column) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(column));
      }
      return values;
    }
  }
}
