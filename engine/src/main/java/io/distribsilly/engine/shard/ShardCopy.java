package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Copies the rows that a shard owns into the store of another that nobody reads yet, while commits
 * go on. Rows are copied in the order of their keys, each batch as the source's store has it at
 * that moment; what the source applies later to rows that are copied already is applied to the
 * target in the same turn. So at any moment the target has, of all keys below the position, exactly
 * what the source's store has; nothing is kept in memory, and no copied row can replace a newer one
 * or bring back a deleted one.
 *
 * <p>Several sources may be copied into one target if no key belongs to two of them. When all is
 * copied, {@link #handOver} gives the rest to the target. One thread copies; it is one that nobody
 * interrupts.
 */
public final class ShardCopy implements AutoCloseable {
  private final LocalShard source;
  private final LocalShard target;

  /** The store keys that are copied; a range from the lowest key on. Guarded by the turn. */
  private KeyRange copied;

  private volatile boolean closed;

  /** Why the target could not be kept equal to the source. */
  private volatile Optional<EngineException> failure = Optional.empty();

  private long rows;
  private long bytes;

  private ShardCopy(LocalShard source, LocalShard target, KeyRange copied) {
    this.source = source;
    this.target = target;
    this.copied = copied;
  }

  /** Begins to copy; so far the target has nothing of the source's. */
  public static ShardCopy start(LocalShard source, LocalShard target) {
    KeyRange nothing = new KeyRange(new byte[0], Optional.of(new byte[0]));
    return source.inStoreTurn(() -> begin(new ShardCopy(source, target, nothing)));
  }

  /**
   * Begins where all is copied: the target's store is a clone of the source's as it is now. Called
   * in the source's turn, in which the clone was made.
   */
  public static ShardCopy ofClone(LocalShard source, LocalShard target) {
    return source.inStoreTurn(() -> begin(new ShardCopy(source, target, KeyRange.ALL)));
  }

  private static ShardCopy begin(ShardCopy copy) {
    copy.source.addCopy(copy);
    return copy;
  }

  /**
   * Copies the next batch of rows.
   *
   * @return false if all is copied
   * @throws EngineException if the target could not be written to, now or for the source's applier
   */
  public boolean copySome() {
    return source.inStoreTurn(
        () -> {
          checkFailure();
          return copied.upper().isPresent() && copyFrom(copied.upper().get());
        });
  }

  private boolean copyFrom(byte[] position) {
    KeyRange rest = new KeyRange(position, Optional.empty());
    StoreBatch batch = new StoreBatch();
    long batchBytes = 0;
    try (StoreSnapshot snapshot = source.store().snapshot();
        StoreCursor cursor = snapshot.scan(rest, Direction.ASCENDING)) {
      int looks = 0;
      Optional<byte[]> end = Optional.of(position);
      while (looks < MemtableBatches.MAX_ROWS && batchBytes < MemtableBatches.MAX_BYTES) {
        if (!cursor.next()) {
          end = Optional.empty();
          break;
        }
        looks++;
        byte[] key = cursor.key();
        end = Optional.of(Arrays.copyOf(key, key.length + 1)); // the smallest key above this one
        if (source.hasPlaceFor(key)) {
          byte[] stored = cursor.value();
          batch.put(key, stored);
          batchBytes += (long) key.length + stored.length;
        }
      }
      rows += batch.changes().size();
      bytes += batchBytes;
      target.writeCopied(batch, source.applied(), () -> !closed);
      copied = new KeyRange(copied.lower(), end);
      return end.isPresent();
    }
  }

  /** Takes over a memtable that the source has just brought into its store, in the same turn. */
  void applied(Memtable memtable) {
    if (closed) {
      return;
    }
    try {
      long sequence = memtable.newestSequence();
      StoreBatch last =
          MemtableBatches.write(
              memtable,
              copied,
              source::hasPlaceFor,
              batch -> target.writeCopied(batch, sequence, () -> !closed));
      target.writeCopied(last, sequence, () -> !closed);
    } catch (EngineException e) {
      failure = Optional.of(e); // it is the target's, and must not keep the source from going on
      closed = true;
    }
  }

  /**
   * Ends the copy: what the source has frozen and not brought into its store, the target takes over
   * in memory. Called between groups of commits, when all is copied and the source is frozen, by
   * whoever lets no commit reach the source any more.
   *
   * @throws EngineException if the target could not be kept equal to the source
   */
  public void handOver() {
    List<Memtable> rest = source.frozen(); // before closing: what is not in it was copied
    close();
    checkFailure();
    rest.forEach(target::adopt);
  }

  private void checkFailure() {
    failure.ifPresent(
        e -> {
          throw OwnThreads.asEngineException(e);
        });
  }

  /** Returns how many rows were copied, those not counted that the source applied meanwhile. */
  public long rows() {
    return rows;
  }

  /** Returns their bytes. */
  public long bytes() {
    return bytes;
  }

  /** Ends the copy; a batch that is just being written is the last. Idempotent. */
  @Override
  public void close() {
    closed = true;
    source.removeCopy(this);
  }
}
