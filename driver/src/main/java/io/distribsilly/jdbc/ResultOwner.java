package io.distribsilly.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** What a result set belongs to: a statement, or the connection alone for metadata. */
interface ResultOwner {
  /** Returns the statement, or null for metadata, as {@link java.sql.ResultSet#getStatement}. */
  Statement statement();

  /** Uses the session for fetching. */
  <T> T fetch(SessionGate.Work<T> work) throws SQLException;

  /** Lets go of something of the session. */
  void release(Runnable work) throws SQLException;

  /** Returns whether the owner is closed, and with it all of its result sets. */
  boolean isOwnerClosed();

  /** Called when the result set was closed by its user. */
  void resultClosed() throws SQLException;

  /** The longest text or binary value in characters or bytes; longer ones are cut. 0 for any. */
  int maxFieldSize();
}
