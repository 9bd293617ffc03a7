package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Finds the user's tables that a query reads, in its sub-queries too. */
final class ScannedTables extends RelHomogeneousShuttle {
  private final Set<TableName> found = new LinkedHashSet<>();

  private final RexShuttle subQueries =
      new RexShuttle() {
        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
          subQuery.rel.accept(ScannedTables.this);
          return super.visitSubQuery(subQuery);
        }
      };

  private ScannedTables() {}

  static Set<TableName> of(RelNode query) {
    ScannedTables tables = new ScannedTables();
    query.accept(tables);
    return tables.found;
  }

  @Override
  public RelNode visit(TableScan scan) {
    List<String> name = scan.getTable().getQualifiedName();
    if (!name.get(0).equals(Catalog.INFORMATION_SCHEMA)) {
      found.add(new TableName(name.get(0), name.get(name.size() - 1)));
    }
    return scan;
  }

  @Override
  public RelNode visit(RelNode other) {
    if (other instanceof TableScan scan) {
      return visit(scan);
    }
    other.accept(subQueries);
    return super.visit(other);
  }
}
