package io.distribsilly.sql.session;

/** What executing a statement gave. */
public sealed interface Result {
  /**
   * Rows changed; 0 for a definition.
   *
   * @param returned what is returned of the rows that were written, if that was wanted
   */
  record UpdateCount(long count, ReturnedRows returned) implements Result {
    /** A count without rows. */
    public UpdateCount(long count) {
      this(count, ReturnedRows.NONE);
    }
  }

  /** Rows to fetch; whoever executed closes them. */
  record Rows(RowSource rows) implements Result {}
}
