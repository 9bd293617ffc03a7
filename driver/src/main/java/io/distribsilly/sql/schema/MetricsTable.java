package io.distribsilly.sql.schema;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.metrics.DatabaseMXBean;
import io.distribsilly.engine.metrics.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** METRICS: one row a metric, under the names and with the numbers that JMX has. */
final class MetricsTable implements SystemTable {
  private static final int DIGITS = 38;
  private static final int SCALE = 3;

  private static final TableDefinition DEFINITION =
      new SystemColumns()
          .add("NAME", SqlType.VARCHAR)
          .add("VALUE", new ColumnType(SqlType.DECIMAL, DIGITS, SCALE))
          .add("UNIT", SqlType.VARCHAR)
          .add("DESCRIPTION", SqlType.VARCHAR)
          .table("METRICS");

  @Override
  public TableDefinition definition() {
    return DEFINITION;
  }

  @Override
  public List<Object[]> rows(Database database) {
    DatabaseMXBean metrics = database.metrics();
    return Arrays.stream(Metric.values()).map(metric -> row(metric, metrics)).toList();
  }

  private static Object[] row(Metric metric, DatabaseMXBean metrics) {
    BigDecimal value = new BigDecimal(metric.read(metrics).toString());
    return new Object[] {
      metric.attribute(),
      value.setScale(SCALE, RoundingMode.HALF_UP),
      metric.unit(),
      metric.description()
    };
  }
}
