package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** A table as Calcite sees it; {@link ShardScan} reads it. Immutable. */
final class QueryTable extends AbstractTable {
  /** Nothing counts the rows of one table; this is what the planner takes every table to have. */
  private static final double ASSUMED_ROWS = 10_000;

  private final TableDefinition definition;
  private final TableRows rows;

  QueryTable(TableDefinition definition, TableRows rows) {
    this.definition = definition;
    this.rows = rows;
  }

  TableDefinition definition() {
    return definition;
  }

  /** Returns where its rows come from. */
  TableRows rows() {
    return rows;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    RelDataTypeFactory.Builder row = factory.builder();
    for (ColumnDefinition column : definition.columns()) {
      row.add(column.name(), CalciteTypes.toCalcite(factory, column.type(), column.nullable()));
    }
    return row.build();
  }

  @Override
  public Statistic getStatistic() {
    if (!rows.inKeyOrder()) {
      return Statistics.UNKNOWN;
    }
    // No columns as a key would mean that there is one row.
    return definition.hasRowKey()
        ? Statistics.of(ASSUMED_ROWS, List.of())
        : Statistics.of(ASSUMED_ROWS, List.of(ImmutableBitSet.of(definition.primaryKey())));
  }
}
