package io.distribsilly.engine.txn;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cursors that a transaction has open. All is guarded by the transaction's monitor. */
final class TransactionCursors {
  private final Object monitor;
  private final Set<TrackedCursor> open = new HashSet<>(4);

  TransactionCursors(Object monitor) {
    this.monitor = monitor;
  }

  /** Returns a cursor that lets go of its view when it is closed. */
  RowCursor add(RowCursor cursor, SharedView view) {
    TrackedCursor tracked = new TrackedCursor(cursor, view);
    open.add(tracked);
    return tracked;
  }

  void closeAll() {
    List.copyOf(open).forEach(TrackedCursor::close);
  }

  private final class TrackedCursor implements RowCursor {
    private final RowCursor cursor;
    private final SharedView view;
    private boolean closed;

    TrackedCursor(RowCursor cursor, SharedView view) {
      this.cursor = cursor;
      this.view = view;
    }

    @Override
    public boolean next() {
      synchronized (monitor) {
        checkOpen();
        return cursor.next();
      }
    }

    @Override
    public byte[] key() {
      synchronized (monitor) {
        checkOpen();
        return cursor.key();
      }
    }

    @Override
    public byte[] row() {
      synchronized (monitor) {
        checkOpen();
        return cursor.row();
      }
    }

    @Override
    public void close() {
      synchronized (monitor) {
        if (!closed) {
          closed = true;
          open.remove(this);
          try {
            cursor.close();
          } finally {
            view.letGo();
          }
        }
      }
    }

    private void checkOpen() {
      if (closed) {
        throw new EngineException(
            ErrorCode.INVALID_CURSOR_STATE, "the cursor was closed, or its transaction has ended");
      }
    }
  }
}
