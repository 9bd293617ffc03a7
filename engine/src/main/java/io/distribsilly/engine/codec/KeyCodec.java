package io.distribsilly.engine.codec;

import io.distribsilly.engine.catalog.TableDefinition;

/** Placeholder signature; see the codec work. */
public final class KeyCodec {
  /** The longest encoded key, in bytes. */
  public static final int MAX_KEY_BYTES = 64 * 1024;

  private KeyCodec() {}

  /** Returns the codec for a table's primary key. */
  public static KeyCodec of(TableDefinition table) {
    throw new UnsupportedOperationException("codec of " + table);
  }

  /**
   * Encodes the values of the primary key.
   *
   * @param keyValues one value a key column, in key order, each of its column's Java class
   * @throws io.distribsilly.engine.EngineException with VALUE_TOO_LONG if the key exceeds {@link
   *     #MAX_KEY_BYTES}
   */
  public byte[] encode(Object[] keyValues) {
    throw new UnsupportedOperationException();
  }

  /**
   * Encodes the first columns of the key: every key that has these values starts with the result.
   */
  public byte[] encodePrefix(Object[] leadingValues) {
    throw new UnsupportedOperationException();
  }

  /** Decodes a key into its values, in key order. */
  public Object[] decode(byte[] key) {
    throw new UnsupportedOperationException();
  }
}
