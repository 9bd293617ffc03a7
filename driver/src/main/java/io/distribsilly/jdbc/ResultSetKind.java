package io.distribsilly.jdbc;

import java.sql.ResultSet;

/**
 * What the result sets of a statement are.
 *
 * @param type TYPE_FORWARD_ONLY or TYPE_SCROLL_INSENSITIVE
 * @param concurrency CONCUR_READ_ONLY, or CONCUR_UPDATABLE where the query allows it
 * @param holdability HOLD_CURSORS_OVER_COMMIT or CLOSE_CURSORS_AT_COMMIT
 */
record ResultSetKind(int type, int concurrency, int holdability) {
  boolean isUpdatable() {
    return concurrency == ResultSet.CONCUR_UPDATABLE;
  }

  boolean isHeld() {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }
}
