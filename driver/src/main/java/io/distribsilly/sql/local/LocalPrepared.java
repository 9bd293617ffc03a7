package io.distribsilly.sql.local;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.local.PlanCache.CachedPlan;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.Prepared;
import io.distribsilly.sql.session.ResultColumn;
import java.util.List;
import java.util.Optional;

/**
 * A statement with its plan, which is replaced when the catalog has changed. Names in it mean what
 * they meant when it was prepared.
 */
final class LocalPrepared implements Prepared {
  private final PlanCache.Text text;
  private final PlanCache cache;
  private volatile CachedPlan planned;

  LocalPrepared(PlanCache.Text text, PlanCache cache, Database database, CancelSignal cancel) {
    this.text = text;
    this.cache = cache;
    this.planned = cache.plan(text, database, cancel);
  }

  /** Returns a plan that is good for the catalog as of now. */
  Plan plan(Database database, CancelSignal cancel) {
    CachedPlan current = planned;
    if (current.catalogVersion() != database.catalog().version()) {
      current = cache.plan(text, database, cancel);
      planned = current;
    }
    return current.plan();
  }

  /** Returns whether the catalog has changed since the plan was made. */
  boolean isOutdated(Database database) {
    return planned.catalogVersion() != database.catalog().version();
  }

  /** Returns the table whose rows it gives, if it is a query of one alone. */
  Optional<TableDefinition> updatableTable(Database database) {
    if (kind() != Kind.QUERY) {
      return Optional.empty();
    }
    Namespace names = new Namespace(database.catalog(), text.schema());
    return UpdatableQuery.table(StatementPlanner.parse(text.sql()), names);
  }

  @Override
  public String sql() {
    return text.sql();
  }

  @Override
  public Kind kind() {
    return planned.plan().kind();
  }

  @Override
  public List<ResultColumn> columns() {
    return planned.plan().columns();
  }

  @Override
  public List<ParameterDescription> parameters() {
    return planned.plan().parameters();
  }
}
