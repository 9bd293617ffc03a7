package io.distribsilly.engine.index;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.txn.RowNames;

/** What reads by an index have to look at. */
public final class IndexReads {
  private IndexReads() {}

  /**
   * Checks that a transaction's view has an entry of each row in an index.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if the index was made after the view, or is
   *     dropped by now
   */
  public static void check(IndexDefinition index, Transaction transaction, Database database) {
    if (transaction.sequence() < index.completeFrom()) {
      throw changed(index);
    }
    checkExists(index, database);
  }

  /**
   * Checks that an index was still there when something was read from it: entries are not deleted
   * before it is dropped.
   *
   * @throws EngineException with SERIALIZATION_FAILURE if it is dropped by now
   */
  public static void checkExists(IndexDefinition index, Database database) {
    if (database.catalog().tableOfIndex(index.id()).isEmpty()) {
      throw changed(index);
    }
  }

  private static EngineException changed(IndexDefinition index) {
    return new EngineException(
        ErrorCode.SERIALIZATION_FAILURE,
        "index \"%s\" was created or dropped meanwhile; run the statement or transaction again"
            .formatted(index.name()));
  }

  /**
   * Returns the row that an entry leads to, as of the moment that the entry is.
   *
   * @throws EngineException with CORRUPTION if there is none
   */
  public static byte[] row(
      TableDefinition table, IndexDefinition index, byte[] primaryKey, Transaction transaction) {
    return transaction
        .get(new RowKey(table.id(), primaryKey))
        .orElseThrow(
            () ->
                new EngineException(
                    ErrorCode.CORRUPTION,
                    "index \"%s\" of table \"%s\" has an entry of row %s, which does not exist; CALL CHECK(), then drop the index and create it again"
                        .formatted(index.name(), table.label(), RowNames.key(table, primaryKey))));
  }
}
