package io.distribsilly.engine.shard;

import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.StoreCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the rows of a shard: of each key the version in the newest layer that has it, unless
 * that one is deleted.
 */
final class LayeredCursor implements StoreCursor {
  private final List<VersionCursor> layers;
  private final Direction direction;

  /** The layers that stand on a row, newest first. */
  private final List<VersionCursor> standing = new ArrayList<>();

  private VersionCursor current;
  private boolean started;

  /**
   * @param layers the newest first; closed with this cursor
   */
  LayeredCursor(List<VersionCursor> layers, Direction direction) {
    this.layers = layers;
    this.direction = direction;
  }

  @Override
  public boolean next() {
    do {
      if (started) {
        advancePastCurrent();
      } else {
        started = true;
        layers.stream().filter(VersionCursor::next).forEach(standing::add);
      }
      if (standing.isEmpty()) {
        return false;
      }
      current = first();
    } while (current.isDeleted());
    return true;
  }

  /** Moves every layer on that has the current key. */
  private void advancePastCurrent() {
    if (standing.isEmpty()) {
      return;
    }
    if (standing.size() == 1) {
      if (!current.next()) {
        standing.clear();
      }
      return;
    }
    byte[] key = current.storeKey();
    standing.removeIf(layer -> Arrays.equals(layer.storeKey(), key) && !layer.next());
  }

  /** Returns the newest of the layers that have the key which comes first. */
  private VersionCursor first() {
    VersionCursor first = standing.get(0);
    for (int i = 1; i < standing.size(); i++) {
      int order = Arrays.compareUnsigned(standing.get(i).storeKey(), first.storeKey());
      if (direction == Direction.ASCENDING ? order < 0 : order > 0) {
        first = standing.get(i);
      }
    }
    return first;
  }

  @Override
  public byte[] key() {
    return current.storeKey();
  }

  @Override
  public byte[] value() {
    return current.row();
  }

  @Override
  public void close() {
    layers.forEach(VersionCursor::close);
  }
}
