package io.distribsilly.engine.reshard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distribsilly.engine.shard.KeyHash;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Ownership;
import io.distribsilly.engine.shard.StoreKeys;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreCursor;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * One walk through a shard that deletes rows in small batches, each in its turn between commits.
 * How far a walk for foreign rows is stands in the shard's metadata, written with each batch:
 *
 * <pre>
 * +-------------------+-------------------------+------------------------+
 * | 2 bytes: length n | n bytes: Ownership as   | the last store key     |
 * | big-endian        | ASCII, whose walk it is | that was looked at     |
 * +-------------------+-------------------------+------------------------+
 * </pre>
 *
 * <p>A clone inherits the entry of the shard it was cloned from; the ownership tells it apart.
 */
final class RowPurge {
  private static final String POSITION = "purge.position";
  private static final int MAX_DELETES = 256;
  private static final int MAX_LOOKS = 8192;

  private final LocalShard shard;
  private final KeyRange range;
  private final Predicate<byte[]> doomed;
  private final Consumer<LocalShard> batchWritten;

  /** Whose walk it is; empty for a walk whose position is not kept. */
  private final Optional<byte[]> walk;

  /** The smallest store key that is not looked at yet. */
  private byte[] position;

  private boolean finished;
  private final AtomicLong deleted = new AtomicLong();

  /**
   * A walk that deletes all doomed rows of a range.
   *
   * @param doomed tells from a store key whether its row goes
   * @param batchWritten called after each batch
   */
  RowPurge(
      LocalShard shard,
      KeyRange range,
      Predicate<byte[]> doomed,
      Consumer<LocalShard> batchWritten) {
    this(shard, range, doomed, batchWritten, Optional.empty());
  }

  private RowPurge(
      LocalShard shard,
      KeyRange range,
      Predicate<byte[]> doomed,
      Consumer<LocalShard> batchWritten,
      Optional<byte[]> walk) {
    this.shard = shard;
    this.range = range;
    this.doomed = doomed;
    this.batchWritten = batchWritten;
    this.walk = walk;
    this.position = range.lower();
  }

  /** A walk through the whole shard that deletes the rows of other slots and of dropped tables. */
  static RowPurge foreignRows(
      LocalShard shard,
      int slotCount,
      List<Integer> slots,
      IntPredicate tableExists,
      Consumer<LocalShard> batchWritten) {
    Ownership owned = new Ownership(slotCount, slots);
    RowPurge purge =
        new RowPurge(
            shard,
            KeyRange.ALL,
            key ->
                !owned.owns(KeyHash.hash(StoreKeys.rowKey(key)))
                    || !tableExists.test(StoreKeys.tableId(key)),
            batchWritten,
            Optional.of(owned.toString().getBytes(US_ASCII)));
    purge.restorePosition();
    return purge;
  }

  /** Returns how many rows were deleted. */
  long deleted() {
    return deleted.get();
  }

  /**
   * Walks on until the end, which comes early if the shard is merged into another.
   *
   * @param stopped looked at before each batch
   * @return false if it was stopped before the end
   */
  boolean run(BooleanSupplier stopped) {
    while (!finished && !shard.isRetired()) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      List<byte[]> keys = findDoomed();
      if (!keys.isEmpty() || (finished && walk.isPresent())) {
        delete(keys);
      }
    }
    return true;
  }

  private List<byte[]> findDoomed() {
    List<byte[]> keys = new ArrayList<>();
    KeyRange rest = new KeyRange(position, range.upper());
    try (StoreSnapshot snapshot = shard.store().snapshot();
        StoreCursor cursor = snapshot.scan(rest, Direction.ASCENDING)) {
      for (int looks = 0; looks < MAX_LOOKS && keys.size() < MAX_DELETES; looks++) {
        if (!cursor.next()) {
          finished = true;
          break;
        }
        byte[] key = cursor.key();
        if (doomed.test(key)) {
          keys.add(key);
        }
        position = Arrays.copyOf(key, key.length + 1); // the smallest key above this one
      }
    }
    return keys;
  }

  private void delete(List<byte[]> keys) {
    StoreBatch batch = new StoreBatch();
    keys.forEach(batch::delete);
    walk.ifPresent(
        owner -> batch.putMetadata(POSITION, finished ? new byte[0] : positionEntry(owner)));
    shard.writeInTurn(batch);
    deleted.addAndGet(keys.size());
    batchWritten.accept(shard);
  }

  private byte[] positionEntry(byte[] owner) {
    return ByteBuffer.allocate(2 + owner.length + position.length)
        .putShort((short) owner.length)
        .put(owner)
        .put(position)
        .array();
  }

  private void restorePosition() {
    byte[] owner = walk.orElseThrow();
    shard
        .store()
        .metadata(POSITION)
        .filter(entry -> entry.length >= 2 + owner.length)
        .filter(entry -> (ByteBuffer.wrap(entry).getShort() & 0xFFFF) == owner.length)
        .filter(entry -> Arrays.equals(entry, 2, 2 + owner.length, owner, 0, owner.length))
        .ifPresent(entry -> position = Arrays.copyOfRange(entry, 2 + owner.length, entry.length));
  }
}
