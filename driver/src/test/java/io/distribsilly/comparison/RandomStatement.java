package io.distribsilly.comparison;

import io.distribsilly.comparison.RandomTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A statement with its parameters.
 *
 * @param sql the text for Distribsilly
 * @param h2 the text for H2, where it must differ
 * @param ordered whether the order of the rows counts
 */
record RandomStatement(String sql, String h2, List<Object> parameters, boolean ordered) {
  /** Makes statements for a table. */
  static final class Generator {
    private final RandomTable table;
    private final Random random;

    Generator(RandomTable table, Random random) {
      this.table = table;
      this.random = random;
    }

    RandomStatement next() {
      int dice = random.nextInt(100);
      if (dice < 25) {
        return insert();
      } else if (dice < 40) {
        return upsert();
      } else if (dice < 55) {
        return update();
      } else if (dice < 65) {
        return delete();
      } else if (dice < 93) {
        return selectByKey();
      } else {
        return selectByScan();
      }
    }

    /**
     * Of several mistakes in several rows either database may report any: rows of one have some.
     */
    private RandomStatement insert() {
      int rows = random.nextInt(4) == 0 ? 3 : 1;
      List<Object> parameters = new ArrayList<>();
      List<String> tuples = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        table.columns.forEach(
            column -> parameters.add(rows == 1 ? table.value(column) : table.fit(column.type())));
        tuples.add("(" + marks() + ")");
      }
      String sql = "INSERT INTO t VALUES " + String.join(", ", tuples);
      return new RandomStatement(sql, sql, parameters, false);
    }

    private RandomStatement upsert() {
      List<Object> parameters = new ArrayList<>();
      table.columns.forEach(column -> parameters.add(table.value(column)));
      String names = table.columns.stream().map(Column::name).collect(Collectors.joining(", "));
      String sql = "UPSERT INTO t (%s) VALUES (%s)".formatted(names, marks());
      String h2 =
          "MERGE INTO t (%s) KEY (%s) VALUES (%s)".formatted(names, table.keyNames(), marks());
      return new RandomStatement(sql, h2, parameters, false);
    }

    private RandomStatement update() {
      List<Object> parameters = new ArrayList<>();
      int target = table.keyColumns + random.nextInt(table.columns.size() - table.keyColumns);
      Column column = table.columns.get(target);
      parameters.add(table.value(column));
      String where = whereKey(parameters) + residual(parameters);
      String sql = "UPDATE t SET %s = ?%s".formatted(column.name(), where);
      return new RandomStatement(sql, sql, parameters, false);
    }

    private RandomStatement delete() {
      List<Object> parameters = new ArrayList<>();
      String sql = "DELETE FROM t" + whereKey(parameters) + residual(parameters);
      return new RandomStatement(sql, sql, parameters, false);
    }

    private RandomStatement selectByKey() {
      List<Object> parameters = new ArrayList<>();
      String sql = "SELECT *" + " FROM t" + whereKey(parameters) + residual(parameters);
      return new RandomStatement(sql, sql, parameters, false);
    }

    private RandomStatement selectByScan() {
      Column column = table.columns.get(random.nextInt(table.columns.size()));
      List<Object> parameters = new ArrayList<>();
      String sql =
          switch (random.nextInt(5)) {
            case 0 -> "SELECT COUNT(*), COUNT(" + column.name() + ") FROM t";
            case 1 -> "SELECT * FROM t ORDER BY " + table.keyNames();
            case 2 -> "SELECT COUNT(*) FROM t GROUP BY " + column.name();
            case 3 -> "SELECT * FROM t WHERE " + column.name() + " IS NOT NULL";
            default -> {
              parameters.add(table.fit(table.columns.get(0).type()));
              yield "SELECT * FROM t WHERE K0 >= ? ORDER BY " + table.keyNames();
            }
          };
      return new RandomStatement(sql, sql, parameters, sql.contains("ORDER BY"));
    }

    private String whereKey(List<Object> parameters) {
      List<String> conditions = new ArrayList<>();
      for (int i = 0; i < table.keyColumns; i++) {
        int values = random.nextInt(4) == 0 ? 3 : 1;
        for (int j = 0; j < values; j++) {
          parameters.add(table.fit(table.columns.get(i).type()));
        }
        conditions.add(values == 1 ? "K" + i + " = ?" : "K" + i + " IN (?, ?, ?)");
      }
      return " WHERE " + String.join(" AND ", conditions);
    }

    private String residual(List<Object> parameters) {
      if (random.nextInt(3) > 0) {
        return "";
      }
      Column column = table.columns.get(random.nextInt(table.columns.size()));
      if (random.nextBoolean()) {
        return " AND " + column.name() + " IS NOT NULL";
      }
      parameters.add(table.fit(column.type()));
      return " AND " + column.name() + (random.nextBoolean() ? " <= ?" : " <> ?");
    }

    private String marks() {
      return table.columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    }
  }
}
