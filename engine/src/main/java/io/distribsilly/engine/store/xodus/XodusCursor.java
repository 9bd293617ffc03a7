package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.Arrays;
import java.util.NoSuchElementException;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Transaction;

/** A cursor over one range of a snapshot, in a read transaction that it has to itself. */
final class XodusCursor implements StoreCursor {
  private final XodusSnapshot snapshot;
  private final Rows rows;
  private final Transaction reader;
  private final Cursor cursor;
  private final KeyRange range;
  private final Direction direction;
  private boolean started;
  private boolean closed;

  /** The current key, null before the first entry and after the last. */
  private byte[] key;

  XodusCursor(
      XodusSnapshot snapshot, Rows rows, Transaction reader, KeyRange range, Direction direction) {
    this.snapshot = snapshot;
    this.rows = rows;
    this.reader = reader;
    this.cursor = rows.openCursor(reader);
    this.range = range;
    this.direction = direction;
  }

  @Override
  public boolean next() {
    if (started && key == null) {
      return false;
    }
    requireOpen();
    byte[] found = snapshot.read(reader, this::advance);
    started = true;
    key = found != null && range.contains(found) ? found : null;
    return key != null;
  }

  private byte[] advance() {
    boolean found =
        switch (direction) {
          case ASCENDING -> started ? cursor.getNext() : toFirst();
          case DESCENDING -> started ? cursor.getPrev() : toLast();
        };
    return found ? toArray(cursor.getKey()) : null;
  }

  private boolean toFirst() {
    return range.lower().length == 0
        ? cursor.getNext()
        : cursor.getSearchKeyRange(new ArrayByteIterable(range.lower())) != null;
  }

  private boolean toLast() {
    if (range.upper().isEmpty()) {
      return cursor.getLast();
    }
    return cursor.getSearchKeyRange(new ArrayByteIterable(range.upper().get())) == null
        ? cursor.getLast()
        : cursor.getPrev();
  }

  @Override
  public byte[] key() {
    requireEntry();
    return key;
  }

  @Override
  public byte[] value() {
    requireEntry();
    requireOpen();
    return snapshot.read(reader, () -> rows.decode(reader, key, cursor.getValue()));
  }

  /** By now the transaction may be another's. */
  private void requireOpen() {
    if (closed) {
      throw new EngineException(ErrorCode.INVALID_CURSOR_STATE, "the cursor is closed");
    }
  }

  private void requireEntry() {
    if (key == null) {
      throw new NoSuchElementException("the cursor is not on an entry: call next() first");
    }
  }

  static byte[] toArray(ByteIterable bytes) {
    return Arrays.copyOf(bytes.getBytesUnsafe(), bytes.getLength());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      cursor.close();
      snapshot.giveBack(reader);
    }
  }
}
