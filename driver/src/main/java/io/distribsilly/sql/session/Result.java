package io.distribsilly.sql.session;

/** What executing a statement gave. */
public sealed interface Result {
  /** Rows changed; 0 for a definition. */
  record UpdateCount(long count) implements Result {}

  /** Rows to fetch; whoever executed closes them. */
  record Rows(RowSource rows) implements Result {}
}
