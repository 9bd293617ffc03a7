package io.distribsilly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataTest {
  @TempDir private Path folder;
  private Connection connection;
  private DatabaseMetaData metadata;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    metadata = connection.getMetaData();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE order_line (region CHAR(2), id BIGINT, price DECIMAL(10, 2) DEFAULT 1.50,"
              + " shipped TIMESTAMP(3) WITH TIME ZONE, data VARBINARY(10) NOT NULL,"
              + " PRIMARY KEY (region, id))");
      statement.executeUpdate("CREATE TABLE \"orderXline\" (id INTEGER PRIMARY KEY)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void listsSchemasAndNoCatalogs() throws SQLException {
    assertThat(rows(metadata.getSchemas()))
        .containsExactly("INFORMATION_SCHEMA|null", "PUBLIC|null");
    assertThat(rows(metadata.getSchemas(null, "PUB%"))).containsExactly("PUBLIC|null");
    assertThat(rows(metadata.getSchemas("", null))).hasSize(2);
    assertThat(rows(metadata.getSchemas("other", null))).isEmpty();
    assertThat(rows(metadata.getSchemas(null, ""))).isEmpty();
    assertThat(rows(metadata.getCatalogs())).isEmpty();
    assertThat(rows(metadata.getTableTypes())).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
  }

  @Test
  void viewsAreListedWithTheirColumnsAndHaveNoKeys() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE VIEW a_view AS SELECT id, price AS p FROM order_line");
    }
    assertThat(names(metadata.getTables(null, null, "%", new String[] {"VIEW"}), "TABLE_NAME"))
        .containsExactly("A_VIEW");
    assertThat(names(metadata.getTables(null, "PUBLIC", "A%", null), "TABLE_TYPE"))
        .containsExactly("VIEW");
    assertThat(names(metadata.getColumns(null, "PUBLIC", "A\\_VIEW", null), "COLUMN_NAME"))
        .containsExactly("ID", "P");
    assertThat(names(metadata.getColumns(null, "PUBLIC", "%", "ID"), "TABLE_NAME"))
        .containsExactly("A_VIEW", "ORDER_LINE", "orderXline");
    assertThat(rows(metadata.getPrimaryKeys(null, "PUBLIC", "A_VIEW"))).isEmpty();
    assertThat(rows(metadata.getIndexInfo(null, "PUBLIC", "A_VIEW", false, true))).isEmpty();
  }

  @Test
  void commentsAreRemarks() throws SQLException {
    assertThat(names(metadata.getTables(null, null, "KV", null), "REMARKS")).containsExactly("");
    try (Statement statement = connection.createStatement()) {
      statement.execute("COMMENT ON TABLE kv IS 'keys and values'");
      statement.execute("COMMENT ON COLUMN kv.value IS 'a value'");
    }
    assertThat(names(metadata.getTables(null, null, "KV", null), "REMARKS"))
        .containsExactly("keys and values");
    assertThat(names(metadata.getColumns(null, null, "KV", null), "REMARKS"))
        .containsExactly("", "a value");
  }

  @Test
  void findsTablesByPatternAndType() throws SQLException {
    assertThat(names(metadata.getTables(null, "PUBLIC", "%", null), "TABLE_NAME"))
        .containsExactly("KV", "ORDER_LINE", "orderXline");
    assertThat(names(metadata.getTables(null, null, "ORDER_LINE", null), "TABLE_NAME"))
        .containsExactly("ORDER_LINE");
    assertThat(names(metadata.getTables(null, null, "order_line", null), "TABLE_NAME"))
        .containsExactly("orderXline");
    assertThat(rows(metadata.getTables(null, null, "order\\_line", null))).isEmpty();
    assertThat(names(metadata.getTables(null, null, null, new String[] {"TABLE"}), "TABLE_TYPE"))
        .containsOnly("TABLE")
        .hasSize(3);
    assertThat(names(metadata.getTables(null, null, null, null), "TABLE_TYPE"))
        .contains("SYSTEM TABLE", "TABLE")
        .isSorted();
    assertThat(rows(metadata.getTables(null, null, null, new String[] {"VIEW"}))).isEmpty();
    assertThat(rows(metadata.getTables(null, null, null, new String[0]))).isEmpty();
    assertThat(rows(metadata.getTables(null, "", null, null))).isEmpty();
    assertThat(rows(metadata.getTables("other", null, null, null))).isEmpty();
    assertThat(names(metadata.getTables(null, "INFORMATION_SCHEMA", null, null), "TABLE_NAME"))
        .contains("SHARDS", "RESHARD_JOBS");
  }

  @Test
  void describesColumns() throws SQLException {
    try (ResultSet columns = metadata.getColumns(null, "PUBLIC", "ORDER\\_LINE", null)) {
      assertColumn(columns, "REGION", Types.CHAR, "CHAR", 2, null, "NO", null);
      assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(1);
      assertThat(columns.getInt("CHAR_OCTET_LENGTH")).isEqualTo(6);
      assertColumn(columns, "ID", Types.BIGINT, "BIGINT", 19, 0, "NO", null);
      assertThat(columns.getInt("NUM_PREC_RADIX")).isEqualTo(10);
      assertColumn(columns, "PRICE", Types.DECIMAL, "DECIMAL", 10, 2, "YES", "1.50");
      assertColumn(
          columns,
          "SHIPPED",
          Types.TIMESTAMP_WITH_TIMEZONE,
          "TIMESTAMP WITH TIME ZONE",
          29,
          3,
          "YES",
          null);
      assertColumn(columns, "DATA", Types.VARBINARY, "VARBINARY", 10, null, "NO", null);
      assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
      assertThat(columns.next()).isFalse();
    }
    assertThat(names(metadata.getColumns(null, null, "%", "I_"), "COLUMN_NAME"))
        .contains("ID")
        .allMatch(name -> name.matches("I."));
  }

  @Test
  void thePrimaryKeyIsAUniqueIndexAndTheRowIdentifier() throws SQLException {
    assertThat(rows(metadata.getPrimaryKeys(null, "PUBLIC", "ORDER_LINE")))
        .containsExactly(
            "null|PUBLIC|ORDER_LINE|ID|2|PK_ORDER_LINE",
            "null|PUBLIC|ORDER_LINE|REGION|1|PK_ORDER_LINE");
    assertThat(rows(metadata.getIndexInfo(null, null, "ORDER_LINE", true, true)))
        .containsExactly(
            "null|PUBLIC|ORDER_LINE|FALSE|null|PK_ORDER_LINE|3|1|REGION|A|0|0|null",
            "null|PUBLIC|ORDER_LINE|FALSE|null|PK_ORDER_LINE|3|2|ID|A|0|0|null");
    assertThat(
            names(
                metadata.getBestRowIdentifier(
                    null, null, "ORDER_LINE", DatabaseMetaData.bestRowSession, false),
                "COLUMN_NAME"))
        .containsExactly("REGION", "ID");
    assertThat(rows(metadata.getPrimaryKeys(null, null, "ORDER%"))).isEmpty();
    assertThat(rows(metadata.getPrimaryKeys(null, null, "NOWHERE"))).isEmpty();
  }

  @Test
  void describesTypesInTheOrderOfTheirCodes() throws SQLException {
    List<String> codes = names(metadata.getTypeInfo(), "DATA_TYPE");
    assertThat(codes.stream().map(Integer::valueOf)).isSorted().hasSize(17);
    assertThat(names(metadata.getTypeInfo(), "TYPE_NAME"))
        .contains("VARCHAR", "TIMESTAMP WITH TIME ZONE", "UUID", "DECIMAL");
  }

  @Test
  void everyTypeThatIsListedCanBeUsed() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet types = metadata.getTypeInfo()) {
      int number = 0;
      while (types.next()) {
        String type = types.getString("TYPE_NAME");
        String length = "length".equals(types.getString("CREATE_PARAMS")) ? "(10)" : "";
        statement.executeUpdate(
            "CREATE TABLE t%d (id INT PRIMARY KEY, x %s%s)".formatted(number, type, length));
        try (ResultSet columns = metadata.getColumns(null, null, "T" + number, "X")) {
          assertThat(columns.next()).isTrue();
          assertThat(columns.getString("TYPE_NAME")).isEqualTo(type);
          assertThat(columns.getInt("DATA_TYPE")).isEqualTo(types.getInt("DATA_TYPE"));
        }
        number++;
      }
    }
  }

  @Test
  void describesTheProcedures() throws SQLException {
    assertThat(names(metadata.getProcedures(null, "PUBLIC", "RESH%"), "PROCEDURE_NAME"))
        .containsExactly("RESHARD", "RESHARD_CANCEL");
    try (ResultSet columns = metadata.getProcedureColumns(null, null, "RESHARD", null)) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getInt("COLUMN_TYPE")).isEqualTo(DatabaseMetaData.procedureColumnIn);
      assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.INTEGER);
      assertThat(columns.next()).isTrue();
      assertThat(columns.getInt("COLUMN_TYPE")).isEqualTo(DatabaseMetaData.procedureColumnResult);
    }
    assertThat(rows(metadata.getProcedures(null, "OTHER", null))).isEmpty();
    assertThat(metadata.supportsSchemasInProcedureCalls()).isTrue();
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.execute("{call public.reshard(8)}")).isTrue();
    }
    assertThat(rows(metadata.getFunctions(null, null, null))).isEmpty();
  }

  @Test
  void theFunctionsThatAreListedWork() throws SQLException {
    List<String> calls =
        List.of(
            "ABS(-1)",
            "CEILING(1.5)",
            "MOD(5, 3)",
            "ROUND(1.5)",
            "SQRT(4.0)",
            "PI()",
            "CONCAT('a', 'b')",
            "LCASE('A')",
            "LEFT('ab', 1)",
            "LENGTH('ab')",
            "LTRIM(' a')",
            "REPLACE('a', 'a', 'b')",
            "SUBSTRING('abc', 2, 1)",
            "UCASE('a')",
            "IFNULL('a', 'b')",
            "CURDATE()",
            "NOW()",
            "YEAR(DATE '2001-02-03')",
            "QUARTER(DATE '2001-02-03')");
    try (Statement statement = connection.createStatement()) {
      for (String call : calls) {
        try (ResultSet rows = statement.executeQuery("SELECT {fn " + call + "}")) {
          assertThat(rows.next()).as(call).isTrue();
        }
      }
    }
    String listed =
        String.join(
            ",",
            metadata.getNumericFunctions(),
            metadata.getStringFunctions(),
            metadata.getSystemFunctions(),
            metadata.getTimeDateFunctions());
    assertThat("," + listed + ",").contains(names(calls));
  }

  @Test
  void tellsWhatItIs() throws SQLException {
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Distribsilly");
    assertThat(metadata.getURL()).isEqualTo("jdbc:distribsilly:" + folder.resolve("app"));
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.storesUpperCaseIdentifiers()).isTrue();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isTrue();
    assertThat(metadata.supportsTransactions()).isTrue();
    assertThat(metadata.supportsBatchUpdates()).isTrue();
    assertThat(metadata.getConnection()).isSameAs(connection);
    assertThat(metadata.supportsConvert(Types.INTEGER, Types.VARCHAR)).isTrue();
    assertThat(metadata.supportsConvert(Types.BOOLEAN, Types.DATE)).isFalse();
  }

  /** Returns the function names of calls, with commas around them. */
  private static List<String> names(List<String> calls) {
    return calls.stream().map(call -> "," + call.substring(0, call.indexOf('(')) + ",").toList();
  }

  private static void assertColumn(
      ResultSet columns,
      String name,
      int type,
      String typeName,
      int size,
      Integer digits,
      String nullable,
      String defaultValue)
      throws SQLException {
    assertThat(columns.next()).isTrue();
    assertThat(columns.getString("COLUMN_NAME")).isEqualTo(name);
    assertThat(columns.getInt("DATA_TYPE")).isEqualTo(type);
    assertThat(columns.getString("TYPE_NAME")).isEqualTo(typeName);
    assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(size);
    assertThat(columns.getObject("DECIMAL_DIGITS")).isEqualTo(digits);
    assertThat(columns.getString("IS_NULLABLE")).isEqualTo(nullable);
    assertThat(columns.getString("COLUMN_DEF")).isEqualTo(defaultValue);
  }

  /** Returns each row as its values with bars between them. */
  private static List<String> rows(ResultSet result) throws SQLException {
    try (result) {
      ResultSetMetaData columns = result.getMetaData();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.add(result.getString(i));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    }
  }

  private static List<String> names(ResultSet result, String column) throws SQLException {
    try (result) {
      List<String> names = new ArrayList<>();
      while (result.next()) {
        names.add(result.getString(column));
      }
      return names;
    }
  }
}
