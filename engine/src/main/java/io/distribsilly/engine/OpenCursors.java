package io.distribsilly.engine;

import io.distribsilly.engine.shard.DatabaseView;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cursors that one {@link Database} handle has open, so that closing it closes them first. */
final class OpenCursors {
  private final Set<TrackedCursor> open = ConcurrentHashMap.newKeySet();

  RowCursor track(RowCursor cursor, DatabaseView snapshot) {
    TrackedCursor tracked = new TrackedCursor(cursor, snapshot);
    open.add(tracked);
    return tracked;
  }

  void closeAll() {
    open.forEach(TrackedCursor::close);
  }

  /** Closes its snapshot with itself; may be closed by another thread while it is used. */
  private final class TrackedCursor implements RowCursor {
    private final RowCursor cursor;
    private final DatabaseView snapshot;

    /** Guarded by this. */
    private boolean closed;

    TrackedCursor(RowCursor cursor, DatabaseView snapshot) {
      this.cursor = cursor;
      this.snapshot = snapshot;
    }

    @Override
    public synchronized boolean next() {
      checkOpen();
      return cursor.next();
    }

    @Override
    public synchronized byte[] key() {
      checkOpen();
      return cursor.key();
    }

    @Override
    public synchronized byte[] row() {
      checkOpen();
      return cursor.row();
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.remove(this);
        cursor.close();
        snapshot.close();
      }
    }

    private void checkOpen() {
      if (closed) {
        throw new EngineException(
            ErrorCode.INVALID_CURSOR_STATE, "the cursor was closed, or its database was");
      }
    }
  }
}
