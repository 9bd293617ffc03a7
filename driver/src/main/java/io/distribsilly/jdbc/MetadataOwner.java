package io.distribsilly.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Owns the result sets that no statement of the user made. */
record MetadataOwner(SessionGate gate) implements ResultOwner {
  @Override
  public Statement statement() {
    return null;
  }

  @Override
  public <T> T fetch(SessionGate.Work<T> work) throws SQLException {
    return gate.run(work);
  }

  @Override
  public void release(Runnable work) throws SQLException {
    gate.release(work);
  }

  @Override
  public boolean isOwnerClosed() {
    return gate.isClosed();
  }

  @Override
  public void resultClosed() {
    // Nobody waits for it.
  }

  @Override
  public int maxFieldSize() {
    return 0;
  }
}
