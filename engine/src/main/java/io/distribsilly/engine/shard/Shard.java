package io.distribsilly.engine.shard;

import java.util.Optional;

/**
 * One shard: an ordered map that owns some slots, and keeps the newest versions of its rows. Where
 * and how often they are stored, nobody above can tell. Thread-safe.
 *
 * <p>Commits reach a shard in the order of their sequence, from one thread at a time; readers never
 * wait for them.
 */
public interface Shard {
  /** Returns the name, unique and never used again within the database. */
  String name();

  /**
   * Returns a row as of a sequence, or a newer committed version of it.
   *
   * @param sequence a published sequence
   */
  Optional<byte[]> get(byte[] storeKey, long sequence);

  /**
   * Returns the newest version of a row that may be seen at a sequence, with the sequence of its
   * commit; or a newer one. A row that was deleted may be absent, or an empty version.
   */
  Optional<RowVersion> version(byte[] storeKey, long sequence);

  /** Returns the rows as of now, those that the shard does not own any more included. */
  ShardView view();

  /**
   * Returns whether {@link #view} may hold rows that the shard does not own. Once it is false it
   * stays so until the shard is split.
   */
  boolean holdsForeignRows();

  /** Takes in a committed write. Called by one thread at a time, with growing sequences. */
  void write(long sequence, RowWrite write);
}
