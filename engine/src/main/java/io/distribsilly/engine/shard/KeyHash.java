package io.distribsilly.engine.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * The hash that spreads keys over slots: XXH3, 64 bits, seed 0, over all bytes of the encoded key.
 *
 * <p>It is part of the file format: with another hash, rows already stored would not be found. The
 * algorithm is specified at https://github.com/Cyan4973/xxHash/blob/v0.8.3/doc/xxhash_spec.md.
 */
public final class KeyHash {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private KeyHash() {}

  /** Returns the hash of an encoded key; all 64 bits are used, read it as unsigned. */
  public static long hash(byte[] key) {
    return XXH3.hashBytesToLong(key);
  }

  /**
   * Returns the slot of an encoded key: its unsigned hash modulo the number of slots.
   *
   * @param slots positive
   */
  public static int slot(byte[] key, int slots) {
    return slotOf(hash(key), slots);
  }

  /**
   * Returns the slot of the keys with this hash.
   *
   * @param slots positive
   */
  public static int slotOf(long hash, int slots) {
    return (int) Long.remainderUnsigned(hash, slots);
  }
}
