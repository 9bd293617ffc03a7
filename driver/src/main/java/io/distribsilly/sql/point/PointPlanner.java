package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.sql.plan.Plan;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Recognises statements that name whole primary keys. */
public final class PointPlanner {
  private PointPlanner() {}

  /** Returns a plan, or empty if the statement is not for the point path. */
  public static Optional<Plan> plan(SqlNode statement, Catalog catalog) {
    return Optional.empty();
  }
}
