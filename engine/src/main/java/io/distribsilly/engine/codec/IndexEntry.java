package io.distribsilly.engine.codec;

import io.distribsilly.engine.RowKey;
import java.util.Arrays;

/**
 * What an index has for a row. The array is not copied; nobody may change it.
 *
 * @param key what it is stored under: the index and the encoded values
 * @param content what is stored there
 * @param exclusive whether no other row may have an entry under this key
 */
public record IndexEntry(RowKey key, byte[] content, boolean exclusive) {
  /** Returns whether both are stored alike. */
  public boolean isSame(IndexEntry other) {
    return key.equals(other.key) && Arrays.equals(content, other.content);
  }
}
