package io.distribsilly.engine.store;

import java.nio.file.Path;
import java.util.Optional;

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
   * @param files log files
   * @param bytes their bytes on disk, those shared with a clone included
   * @param writes batches written since the store was opened
   * @param syncs syncs since the store was opened
   */
  record StoreStatistics(long entries, long files, long bytes, long writes, long syncs) {}
}
