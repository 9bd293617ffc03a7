package io.distribsilly.engine.txn;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.txn.WriteBuffer.OwnRow;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Lays the rows that a transaction has written over those of a cursor. Not thread-safe. */
final class OverlayCursor implements RowCursor {
  private final RowCursor below;
  private final Iterator<OwnRow> own;
  private final Direction direction;

  /** The next own row, not given yet. */
  private Optional<OwnRow> nextOwn;

  /** The key that the cursor below is at: given now, or not given yet. */
  private Optional<byte[]> belowKey = Optional.empty();

  /** The row that is given now, if it is an own one. */
  private Optional<OwnRow> current = Optional.empty();

  private boolean started;

  /**
   * @param below a cursor that has not moved yet; closed by {@link #close}
   * @param own rows of the same range in the same direction
   */
  OverlayCursor(RowCursor below, List<OwnRow> own, Direction direction) {
    this.below = below;
    this.own = own.iterator();
    this.direction = direction;
    this.nextOwn = following();
  }

  @Override
  public boolean next() {
    if (!started || current.isEmpty()) {
      started = true;
      advanceBelow();
    }
    current = Optional.empty();
    while (nextOwn.isPresent()) {
      int order = compareBelowToOwn();
      if (order < 0) {
        return true;
      }
      if (order == 0) {
        advanceBelow();
      }
      OwnRow row = nextOwn.get();
      nextOwn = following();
      if (row.row().isPresent()) {
        current = Optional.of(row);
        return true;
      }
    }
    return belowKey.isPresent();
  }

  @Override
  public byte[] key() {
    return current.map(row -> row.key().clone()).orElseGet(belowKey::orElseThrow);
  }

  @Override
  public byte[] row() {
    return current.map(row -> row.row().orElseThrow().clone()).orElseGet(below::row);
  }

  @Override
  public void close() {
    below.close();
  }

  private int compareBelowToOwn() {
    if (belowKey.isEmpty()) {
      return 1;
    }
    int ascending = Arrays.compareUnsigned(belowKey.get(), nextOwn.orElseThrow().key());
    return direction == Direction.ASCENDING ? ascending : -ascending;
  }

  private void advanceBelow() {
    belowKey = below.next() ? Optional.of(below.key()) : Optional.empty();
  }

  private Optional<OwnRow> following() {
    return own.hasNext() ? Optional.of(own.next()) : Optional.empty();
  }
}
