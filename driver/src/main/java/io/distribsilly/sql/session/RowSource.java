package io.distribsilly.sql.session;

/**
 * Rows, fetched one by one. Not thread-safe. Every method throws {@link
 * io.distribsilly.engine.EngineException}.
 */
public interface RowSource extends AutoCloseable {
  /**
   * Moves to the next row; the first call moves to the first.
   *
   * @return false if there is none; from then on the source holds no resources
   */
  boolean next();

  /**
   * Returns a value of the current row.
   *
   * @param column from 0
   * @return {@code null} for SQL NULL, else an instance of the column type's Java class
   */
  Object value(int column);

  /**
   * Returns whether all rows are in memory already: then nothing here needs the session, not its
   * turn and not that it is open, and no call can take long.
   */
  boolean isInMemory();

  /**
   * Returns whether the session has closed it although rows were left, because the transaction has
   * ended that it read in. From any thread.
   */
  boolean isRevoked();

  /**
   * Asks that a commit does not end it: what is left then is brought into memory, as far as a
   * quarter of the heap goes. A rollback still ends it.
   */
  default void hold() {
    // Most sources are not ended by a commit anyway.
  }

  /** Lets go of what the source holds. Idempotent. */
  @Override
  void close();
}
