package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreCursor;
import java.util.Arrays;
import java.util.NoSuchElementException;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;

/** A cursor over one range of a snapshot. */
final class XodusCursor implements StoreCursor {
  private final XodusSnapshot snapshot;
  private final Rows rows;
  private final Cursor cursor;
  private final KeyRange range;
  private final Direction direction;
  private boolean started;

  /** The current key, null before the first entry and after the last. */
  private byte[] key;

  XodusCursor(
      XodusSnapshot snapshot, Rows rows, Cursor cursor, KeyRange range, Direction direction) {
    this.snapshot = snapshot;
    this.rows = rows;
    this.cursor = cursor;
    this.range = range;
    this.direction = direction;
  }

  @Override
  public boolean next() {
    if (started && key == null) {
      return false;
    }
    byte[] found = snapshot.read(this::advance);
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
    return snapshot.read(() -> rows.decode(snapshot.transaction(), key, cursor.getValue()));
  }

  private void requireEntry() {
    if (key == null) {
      throw new NoSuchElementException("the cursor is not on an entry: call next() first");
    }
  }

  private static byte[] toArray(ByteIterable bytes) {
    return Arrays.copyOf(bytes.getBytesUnsafe(), bytes.getLength());
  }

  @Override
  public void close() {
    cursor.close();
  }
}
