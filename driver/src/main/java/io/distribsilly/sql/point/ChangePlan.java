package io.distribsilly.sql.point;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.CancelSignal;
import io.distribsilly.sql.session.ParameterDescription;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** UPDATE and DELETE of rows by their whole primary key. */
final class ChangePlan extends WritePlan {
  private final KeyCondition where;
  private final RowChanger changer;

  /**
   * Creates a plan.
   *
   * @param assignments what columns are set to, empty to delete the rows
   */
  ChangePlan(
      TableDefinition table,
      KeyCondition where,
      Optional<List<StoredValue>> assignments,
      List<ParameterDescription> parameters) {
    super(table, where.keys().codec(), parameters);
    this.where = where;
    this.changer = new RowChanger(table, where::accepts, assignments);
  }

  @Override
  Write bind(Scope scope) {
    return new Change(where.keys().keys(scope), scope);
  }

  private final class Change implements Write {
    private final Collection<RowKey> keys;
    private final Scope scope;

    Change(Collection<RowKey> keys, Scope scope) {
      this.keys = keys;
      this.scope = scope;
    }

    @Override
    public Collection<RowKey> keys() {
      return keys;
    }

    @Override
    public long apply(Transaction transaction, CancelSignal cancel) {
      return changer.apply(transaction, keys, scope, cancel);
    }
  }
}
