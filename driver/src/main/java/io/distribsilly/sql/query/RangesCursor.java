package io.distribsilly.sql.query;

import io.distribsilly.engine.RowCursor;
import io.distribsilly.engine.Transaction;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Scans ranges one after the other. Not thread-safe. */
final class RangesCursor implements RowCursor {
  private final Transaction transaction;
  private final int id;
  private final Iterator<KeyRange> ranges;
  private final Direction direction;
  private Optional<RowCursor> current;

  /**
   * Opens the first range.
   *
   * @param ranges at least one, ascending, without a key in common
   */
  RangesCursor(Transaction transaction, int id, List<KeyRange> ranges, Direction direction) {
    List<KeyRange> ordered = new ArrayList<>(ranges);
    if (direction == Direction.DESCENDING) {
      Collections.reverse(ordered);
    }
    this.transaction = transaction;
    this.id = id;
    this.ranges = ordered.iterator();
    this.direction = direction;
    this.current = Optional.of(transaction.scan(id, this.ranges.next(), direction));
  }

  @Override
  public boolean next() {
    while (current.isEmpty() || !current.get().next()) {
      close();
      if (!ranges.hasNext()) {
        return false;
      }
      current = Optional.of(transaction.scan(id, ranges.next(), direction));
    }
    return true;
  }

  @Override
  public byte[] key() {
    return current.orElseThrow().key();
  }

  @Override
  public byte[] row() {
    return current.orElseThrow().row();
  }

  @Override
  public void close() {
    current.ifPresent(RowCursor::close);
    current = Optional.empty();
  }
}
