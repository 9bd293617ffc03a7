package io.distribsilly.jdbc;

import java.sql.ResultSet;

/**
 * How the rows of a result set are fetched.
 *
 * @param type TYPE_FORWARD_ONLY or TYPE_SCROLL_INSENSITIVE
 * @param size how many rows at once, a hint; 0 for any
 * @param direction where to first, a hint
 * @param held whether they outlive a commit
 */
record FetchSettings(int type, int size, int direction, boolean held) {
  static final FetchSettings FORWARD =
      new FetchSettings(ResultSet.TYPE_FORWARD_ONLY, 0, ResultSet.FETCH_FORWARD, false);

  /** What is forward only is fetched forward. */
  FetchSettings {
    if (type == ResultSet.TYPE_FORWARD_ONLY) {
      direction = ResultSet.FETCH_FORWARD;
    }
  }

  boolean scrollable() {
    return type == ResultSet.TYPE_SCROLL_INSENSITIVE;
  }
}
