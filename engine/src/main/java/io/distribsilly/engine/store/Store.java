package io.distribsilly.engine.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One ordered map of byte keys to byte values in a folder of its own; keys compare as unsigned
 * bytes. It is the storage of one shard.
 *
 * <p>Keys must be prefix-free (no key is a prefix of another): an implementation may store them in
 * a prefix tree and append to them.
 *
 * <p>Reads are thread-safe and never wait for writes. {@link #write} and {@link #cloneTo} are
 * called by one thread at a time, and only by threads that nobody interrupts.
 */
public interface Store extends AutoCloseable {
  /** The longest key, in bytes; what the store adds to a key does not count. */
  int MAX_KEY_BYTES = 64 * 1024 + 16;

  /** The longest value, in bytes. */
  int MAX_VALUE_BYTES = 16 * 1024 * 1024;

  /** Returns the value of a key as of now. */
  Optional<byte[]> get(byte[] key);

  /** Returns the entries as of now; the caller closes it. */
  StoreSnapshot snapshot();

  /**
   * Applies a batch: all of it or none, visible at once to every later read. When it returns the
   * operating system has the data: a killed process loses nothing, a power loss may.
   *
   * @throws io.distribsilly.engine.EngineException with DISK_FULL or IO_ERROR if it cannot be
   *     written; the store is as it was, and works again once there is space
   */
  void write(StoreBatch batch);

  /** Makes everything written before this call safe from power loss. Thread-safe. */
  void sync();

  /**
   * Makes everything written before this call safe from power loss, and returns the address in the
   * store's log up to which it is: {@link StoreFactory#open} finds exactly this state again when it
   * gets that address, whatever is written later. From now on the store keeps what it needs for
   * that, until a later checkpoint is completed. May run while {@link #write} goes on in another
   * thread, but not beside itself or {@link #completeCheckpoint}.
   *
   * @return the safe address; the same as before if nothing has changed
   */
  long prepareCheckpoint();

  /**
   * Gives back the space that was kept for checkpoints older than the one that {@link
   * #prepareCheckpoint} returned last. Call it once that address is noted where the next opening
   * will find it.
   */
  void completeCheckpoint();

  /**
   * Clones the store, as it is at this moment, into folders that do not exist yet. Full log files
   * are linked where the file system allows it, else copied. When it returns, the clones and their
   * parent folder are synced, and can be opened.
   *
   * <p>May run while {@link #write} goes on in another thread: {@code snapshot} names the moment.
   *
   * @param snapshot a snapshot of this store that stays open until the call returns
   * @param folders where the clones go; each call makes one clone a folder
   */
  CloneReport cloneTo(StoreSnapshot snapshot, Iterable<Path> folders);

  /**
   * Gives back the space of what was deleted or overwritten, all but a tenth of it at most. Blocks
   * for as long as that takes; reads and writes go on meanwhile.
   *
   * <p>What open snapshots see cannot be given back, and what the last checkpoint needs is kept: so
   * close the snapshots, call this again, which takes no time then, and complete a checkpoint.
   */
  void compact();

  /**
   * Checks everything there is, as of now: the checksum of every page and of every row, the order
   * of the keys, that every piece of a large value belongs to a row, and that there are as many
   * rows as there should be. Goes on behind what is damaged where that is possible. It reads all
   * files; reads and writes go on meanwhile.
   *
   * @param report takes what is wrong, on the caller's thread
   * @param visitor takes the key and the value of every row that is right, in key order, on the
   *     caller's thread; what it throws ends the check
   */
  void check(Consumer<StoreDamage> report, BiConsumer<byte[], byte[]> visitor);

  /** Returns an entry of the small side table that {@link StoreBatch#putMetadata} writes. */
  Optional<byte[]> metadata(String name);

  /** Returns sizes and counters. */
  StoreStatistics statistics();

  /** Syncs and closes. Snapshots must be closed before. Idempotent. */
  @Override
  void close();

  /**
   * What cloning did, added up over all folders of one call.
   *
   * @param filesLinked files that source and clone share
   * @param bytesLinked their bytes
   * @param bytesCopied bytes that were copied
   */
  record CloneReport(long filesLinked, long bytesLinked, long bytesCopied) {
    public static final CloneReport NOTHING = new CloneReport(0, 0, 0);

    public CloneReport plus(CloneReport other) {
      return new CloneReport(
          filesLinked + other.filesLinked,
          bytesLinked + other.bytesLinked,
          bytesCopied + other.bytesCopied);
    }
  }

  /**
   * Sizes and counters.
   *
   * @param entries how many keys there are
   * @param files log files, those included that only a checkpoint keeps
   * @param bytes their bytes on disk, those shared with a clone included
   * @param writes batches written since the store was opened
   * @param syncs syncs since the store was opened
   */
  record StoreStatistics(long entries, long files, long bytes, long writes, long syncs) {}
}
