package io.distribsilly.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What IMPORT_CSV and EXPORT_CSV do with files; the script csv.sql has the rest. */
@Timeout(120)
final class CsvTest {
  private static final String TYPES =
      "(id INTEGER PRIMARY KEY, bool BOOLEAN, tiny TINYINT, small SMALLINT, big BIGINT,"
          + " num DECIMAL(60, 20), re REAL, dbl DOUBLE, ch CHAR(4), text VARCHAR, bin BINARY(3),"
          + " varbin VARBINARY, day DATE, tim TIME(3), ts TIMESTAMP(3),"
          + " tz TIMESTAMP(3) WITH TIME ZONE, uid UUID)";

  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
    statement = connection.createStatement();
    statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyValueOfEveryTypeComesBack() throws SQLException {
    statement.execute("CREATE TABLE a " + TYPES);
    statement.execute("CREATE TABLE b " + TYPES);
    String digits = "1234567890".repeat(4);
    insertInto(
        "a",
        new Object[][] {
          {
            Integer.MIN_VALUE,
            true,
            Byte.MIN_VALUE,
            Short.MIN_VALUE,
            Long.MIN_VALUE,
            "-" + digits + ".00000000000000000001",
            -Float.MAX_VALUE,
            Double.MIN_VALUE,
            "",
            "a \"b\", c\r\nd\n\r;\t#",
            new byte[] {0, -1, 127},
            new byte[0],
            "0001-01-01",
            "00:00:00",
            "0001-01-01 00:00:00",
            "0001-01-02 00:00:00Z",
            "00000000-0000-0000-0000-000000000000"
          },
          {
            Integer.MAX_VALUE,
            false,
            Byte.MAX_VALUE,
            Short.MAX_VALUE,
            Long.MAX_VALUE,
            digits + ".99999999999999999999",
            Float.MIN_VALUE,
            Double.NaN,
            "abcd",
            "żółw 🐢 \u0000 ' \\N NULL",
            new byte[] {1, 2, 3},
            new byte[] {34, 44, 10, -61},
            "9999-12-31",
            "23:59:59.999",
            "9999-12-31 23:59:59.999",
            "9999-12-31 23:59:59.999Z",
            "ffffffff-ffff-ffff-ffff-ffffffffffff"
          },
          {
            0,
            null,
            null,
            null,
            null,
            null,
            Float.NEGATIVE_INFINITY,
            -0.0,
            null,
            "",
            null,
            null,
            null,
            null,
            null,
            null,
            null
          },
          {
            1,
            null,
            null,
            null,
            null,
            "0.1",
            0.1f,
            Math.PI,
            " x",
            " leading and trailing ",
            null,
            null,
            null,
            null,
            null,
            null,
            null
          }
        });
    Path file = folder.resolve("types.csv.gz");
    assertThat(export(file, "SELECT * FROM a", "")).isEqualTo(4);
    assertThat(importFile(file, "b", "")).containsExactly("4 4 0");
    assertThat(rows("SELECT * FROM b ORDER BY id"))
        .hasSize(4)
        .isEqualTo(rows("SELECT * FROM a ORDER BY id"));
  }

  private void insertInto(String table, Object[][] rows) throws SQLException {
    String marks = "?" + ", ?".repeat(rows[0].length - 1);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  void theFileIsAsTheStandardHasIt() throws SQLException, IOException {
    statement.execute("INSERT INTO t VALUES (1, NULL), (2, ''), (3, 'a,\"b\"')");
    Path file = folder.resolve("t.csv");
    export(file, "SELECT * FROM t ORDER BY id", "");
    assertThat(file).content(UTF_8).isEqualTo("ID,NAME\r\n1,\r\n2,\"\"\r\n3,\"a,\"\"b\"\"\"\r\n");
    Path compressed = folder.resolve("t.csv.gz");
    export(compressed, "SELECT * FROM t ORDER BY id", "");
    byte[] plain =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(compressed)))
            .readAllBytes();
    assertThat(plain).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void compressionIsKnownByTheContentAndByteOrderMarksAreNoName() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("\uFEFFid,name\n1,one\n\n2,\n".getBytes(UTF_8));
    }
    Path file = Files.write(folder.resolve("t.csv"), bytes.toByteArray());
    assertThat(importFile(file, "t", "")).containsExactly("2 2 0");
    assertThat(rows("SELECT * FROM t ORDER BY id")).containsExactly("[1, one]", "[2, null]");
  }

  @Test
  void anEmptyLineOfOneColumnIsNull() throws Exception {
    statement.execute("CREATE TABLE one (v VARCHAR DEFAULT 'none', id INTEGER PRIMARY KEY)");
    Path file = write("id\n1\n\n2\n");
    assertThat(importFile(file, "one", "onError=skip")).containsExactly("3 2 1 3 ID null");
    assertThat(rows("SELECT * FROM one ORDER BY id")).containsExactly("[none, 1]", "[none, 2]");
  }

  @Test
  void damagedFilesAreRefused() throws Exception {
    assertImportFails(Files.write(folder.resolve("l"), "id\nż".getBytes(ISO_8859_1)), "22018");
    byte[] latin = "id,name\n1,\u00E9\n".getBytes(ISO_8859_1);
    assertThat(assertImportFails(Files.write(folder.resolve("latin"), latin), "22000"))
        .contains("is not UTF-8");
    export(folder.resolve("t.csv.gz"), "SELECT * FROM information_schema.metrics", "");
    byte[] gzip = Files.readAllBytes(folder.resolve("t.csv.gz"));
    byte[] half = Arrays.copyOf(gzip, gzip.length / 2);
    assertThat(assertImportFails(Files.write(folder.resolve("half.gz"), half), "22000"))
        .contains("damaged");
    assertThat(assertImportFails(write("id,name\n1,\"a\"b\n"), "22000")).contains("line 2");
    assertThat(assertImportFails(write("id,name\n1,\"never closed\n2,two\n"), "22000"))
        .contains("line 2");
    assertThat(rows("SELECT * FROM t")).isEmpty();
  }

  @Test
  void aFailedExportLeavesNoFile() throws Exception {
    statement.execute("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
    Path target = Files.createDirectory(folder.resolve("out")).resolve("t.csv");
    assertThatThrownBy(() -> export(target, "SELECT CAST(name AS INTEGER) FROM t ORDER BY id", ""))
        .isInstanceOf(SQLException.class);
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theTimeoutStopsAnImport() throws Exception {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 1_000_000; i++) {
      text.append(i).append(",x\n");
    }
    Path file = write(text.toString());
    statement.setQueryTimeout(1);
    assertThatThrownBy(() -> importFile(file, "t", "")).isInstanceOf(SQLTimeoutException.class);
    statement.setQueryTimeout(0);
    List<String> count = rows("SELECT COUNT(*) FROM t");
    assertThat(count).hasSize(1).allMatch(n -> n.endsWith("000]") || n.equals("[0]"));
  }

  @Test
  void aReadOnlyConnectionExportsAndDoesNotImport() throws SQLException {
    connection.setReadOnly(true);
    Path file = folder.resolve("t.csv");
    assertThat(export(file, "SELECT * FROM t", "")).isZero();
    assertImportFails(file, "25006");
  }

  @Test
  void manyBatchesAreOneImport() throws SQLException {
    StringBuilder text = new StringBuilder("name,id\n");
    for (int i = 0; i < 2_500; i++) {
      text.append("n").append(i).append(',').append(i == 1_700 ? "x" : i).append('\n');
    }
    assertThat(importFile(write(text.toString()), "t", "onError=skip"))
        .containsExactly("2500 2499 1 1702 ID x");
    assertThat(rows("SELECT COUNT(*), MIN(id), MAX(id) FROM t")).containsExactly("[2499, 0, 2499]");
    statement.execute("TRUNCATE TABLE t");
    assertThat(assertImportFails(write(text.toString()), "22018"))
        .contains("line 1,702, column \"ID\"", "1,000 rows");
    assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("[1000]");
    statement.execute("TRUNCATE TABLE t");
    assertThatThrownBy(() -> importFile(write(text.toString()), "t", "batch=3000"));
    assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("[0]");
  }

  /** The column is dropped while batches are committed: from then on its field has no place. */
  @Test
  void aTableThatIsAlteredMeanwhileIsImportedIntoAsItIsThen() throws Exception {
    statement.execute("ALTER TABLE t ADD COLUMN extra VARCHAR");
    StringBuilder text = new StringBuilder("id,name,extra\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",x,y\n");
    }
    Path file = write(text.toString());
    try (Connection other =
            DriverManager.getConnection("jdbc:distribsilly:" + folder.resolve("app"));
        Statement altering = other.createStatement()) {
      CompletableFuture<Void> dropped =
          CompletableFuture.runAsync(
              () -> {
                try {
                  while (count(altering) == 0) {
                    Thread.onSpinWait();
                  }
                  altering.execute("ALTER TABLE t DROP COLUMN extra");
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      try {
        importFile(file, "t", "batch=10");
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("42S22");
        assertThat(e.getMessage()).contains("EXTRA");
      }
      dropped.join();
      assertThat(count(altering) % 10).isZero();
    }
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Path write(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "t", ".csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private long export(Path file, String query, String options) throws SQLException {
    try (PreparedStatement call = connection.prepareStatement("{call export_csv(?, ?, ?)}")) {
      call.setString(1, file.toString());
      call.setString(2, query);
      call.setString(3, options);
      try (ResultSet report = call.executeQuery()) {
        report.next();
        assertThat(report.getString("FILE")).isEqualTo(file.toString());
        return report.getLong("ROWS");
      }
    }
  }

  /** Returns for each row read, imported, rejected and, if there is one, line, column and value. */
  private List<String> importFile(Path file, String table, String options) throws SQLException {
    String call = "CALL IMPORT_CSV('%s', '%s', '%s')".formatted(file, table, options);
    try (ResultSet report = statement.executeQuery(call)) {
      List<String> rows = new ArrayList<>();
      while (report.next()) {
        String row = report.getLong(1) + " " + report.getLong(2) + " " + report.getLong(3);
        String line = report.getString("LINE");
        rows.add(
            line == null
                ? row
                : String.join(
                    " ", row, line, report.getString("COLUMN_NAME"), report.getString("VALUE")));
      }
      return rows;
    }
  }

  private String assertImportFails(Path file, String state) {
    List<String> message = new ArrayList<>();
    assertThatThrownBy(() -> importFile(file, "t", ""))
        .satisfies(error -> assertThat(((SQLException) error).getSQLState()).isEqualTo(state))
        .satisfies(error -> message.add(error.getMessage()));
    return message.get(0);
  }

  private List<String> rows(String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          Object value = rows.getObject(i);
          values.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
        }
        texts.add(values.toString());
      }
      return texts;
    }
  }
}
