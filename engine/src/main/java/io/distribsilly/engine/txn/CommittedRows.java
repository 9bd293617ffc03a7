package io.distribsilly.engine.txn;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.shard.DatabaseView;
import io.distribsilly.engine.shard.RowWrite;
import java.util.List;
import java.util.Optional;

/** What is committed, and the way to commit more: what transactions stand on. Thread-safe. */
public interface CommittedRows {
  /** Returns a view of what is committed now; the caller closes it. */
  DatabaseView view();

  /** Returns the newest committed version of a row. */
  Optional<byte[]> get(RowKey key);

  /**
   * Returns whether a commit that the view does not show has written the row. Asked by whoever has
   * the row locked.
   */
  boolean changedSince(RowKey key, DatabaseView view);

  /**
   * Applies writes as one and waits until they are as safe as was asked for.
   *
   * @param writes one for each row
   * @param tables the definitions that writes were made with; what has none is not checked
   * @throws io.distribsilly.engine.EngineException with SERIALIZATION_FAILURE if one of them is not
   *     the current one
   */
  void commit(List<RowWrite> writes, List<TableDefinition> tables, Durability durability);
}
