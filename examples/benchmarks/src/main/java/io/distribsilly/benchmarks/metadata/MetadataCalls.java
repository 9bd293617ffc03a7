package io.distribsilly.benchmarks.metadata;

import io.distribsilly.benchmarks.ScratchFolder;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the calls that DBeaver's generic driver makes when a database is opened and its tree is
 * unfolded, on 1,000 tables of 10 columns: the first call in the process, and the median and the
 * longest of those after it, to the last row.
 */
public final class MetadataCalls {
  private static final int TABLES = 1_000;
  private static final int ROUNDS = 21;
  private static final String TABLE = "TABLE_0500";

  private MetadataCalls() {}

  /** A question, answered by rows. */
  private interface Call {
    ResultSet of(DatabaseMetaData metadata) throws SQLException;
  }

  /** Runs; has no arguments. */
  public static void main(String[] arguments) throws Exception {
    try (ScratchFolder folder = ScratchFolder.create("metadata")) {
      String url = "jdbc:distribsilly:" + folder.path();
      try (Connection connection = DriverManager.getConnection(url)) {
        createTables(connection);
        System.out.println("call,rows,first ms,median ms,longest ms");
        for (Map.Entry<String, Call> call : calls().entrySet()) {
          measure(connection.getMetaData(), call.getKey(), call.getValue());
        }
      }
    }
  }

  private static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < TABLES; i++) {
        statement.execute(
            """
            CREATE TABLE table_%04d (id BIGINT, part INTEGER, name VARCHAR(80) NOT NULL,
              day DATE, moment TIMESTAMP, price DECIMAL(10, 2) DEFAULT 0, ratio DOUBLE,
              flag BOOLEAN, bytes VARBINARY(100), key UUID, PRIMARY KEY (id, part))
            """
                .formatted(i));
      }
    }
  }

  private static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("getCatalogs", DatabaseMetaData::getCatalogs);
    calls.put("getSchemas", metadata -> metadata.getSchemas(null, "%"));
    calls.put("getTableTypes", DatabaseMetaData::getTableTypes);
    calls.put("getTypeInfo", DatabaseMetaData::getTypeInfo);
    calls.put("getTables of all", metadata -> metadata.getTables(null, "PUBLIC", "%", null));
    calls.put("getTables of one", metadata -> metadata.getTables(null, "PUBLIC", TABLE, null));
    calls.put("getColumns of all", metadata -> metadata.getColumns(null, "PUBLIC", "%", "%"));
    calls.put("getColumns of one", metadata -> metadata.getColumns(null, "PUBLIC", TABLE, "%"));
    calls.put("getPrimaryKeys", metadata -> metadata.getPrimaryKeys(null, "PUBLIC", TABLE));
    calls.put(
        "getIndexInfo", metadata -> metadata.getIndexInfo(null, "PUBLIC", TABLE, false, true));
    calls.put("getImportedKeys", metadata -> metadata.getImportedKeys(null, "PUBLIC", TABLE));
    calls.put("getExportedKeys", metadata -> metadata.getExportedKeys(null, "PUBLIC", TABLE));
    calls.put("getProcedures", metadata -> metadata.getProcedures(null, "PUBLIC", "%"));
    calls.put("getFunctions", metadata -> metadata.getFunctions(null, "PUBLIC", "%"));
    calls.put("getUDTs", metadata -> metadata.getUDTs(null, "PUBLIC", "%", null));
    return calls;
  }

  private static void measure(DatabaseMetaData metadata, String name, Call call)
      throws SQLException {
    double[] millis = new double[ROUNDS];
    int rows = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      rows = read(call.of(metadata));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = millis[0];
    double[] later = Arrays.copyOfRange(millis, 1, ROUNDS);
    Arrays.sort(later);
    System.out.printf(
        "%s,%d,%.2f,%.2f,%.2f%n",
        name, rows, first, later[later.length / 2], later[later.length - 1]);
  }

  /** Reads every value, as text, and returns the number of rows. */
  private static int read(ResultSet rows) throws SQLException {
    try (rows) {
      int columns = rows.getMetaData().getColumnCount();
      int count = 0;
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.getString(column);
        }
        count++;
      }
      return count;
    }
  }
}
