package io.distribsilly.engine.shard;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.StoreCursor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the cursors of several shards, each in key order, into one in key order. */
final class MergedCursor implements RowCursor {
  /** A cursor that stands on an entry whose key is kept for comparing. */
  private record Head(byte[] storeKey, StoreCursor cursor) {}

  private final List<StoreCursor> cursors;
  private final PriorityQueue<Head> heads;
  private boolean started;

  MergedCursor(List<StoreCursor> cursors, Direction direction) {
    this.cursors = cursors;
    Comparator<Head> ascending = (a, b) -> Arrays.compareUnsigned(a.storeKey, b.storeKey);
    this.heads =
        new PriorityQueue<>(
            Math.max(1, cursors.size()),
            direction == Direction.ASCENDING ? ascending : ascending.reversed());
  }

  @Override
  public boolean next() {
    if (!started) {
      started = true;
      cursors.forEach(this::advance);
    } else if (!heads.isEmpty()) {
      advance(heads.remove().cursor);
    }
    return !heads.isEmpty();
  }

  @Override
  public byte[] key() {
    return StoreKeys.rowKey(heads.element().storeKey);
  }

  @Override
  public byte[] row() {
    return heads.element().cursor.value();
  }

  @Override
  public void close() {
    cursors.forEach(StoreCursor::close);
    heads.clear();
  }

  private void advance(StoreCursor cursor) {
    if (cursor.next()) {
      heads.add(new Head(cursor.key(), cursor));
    }
  }
}
