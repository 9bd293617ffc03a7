package io.distribsilly.engine.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that a {@link Store} applies as one: all or none. Not thread-safe. A later change of a
 * key replaces an earlier one.
 */
public final class StoreBatch {
  /** One change. */
  public sealed interface Change {
    /** Returns the key that is changed. */
    byte[] key();
  }

  /** Sets a key's value. */
  public record Put(byte[] key, byte[] value) implements Change {}

  /** Removes a key; nothing happens if it is absent. */
  public record Delete(byte[] key) implements Change {}

  /** Sets an entry of the store's small side table, see {@link Store#metadata}. */
  public record PutMetadata(String name, byte[] value) {}

  private final List<Change> changes = new ArrayList<>();
  private final List<PutMetadata> metadata = new ArrayList<>();

  /** Adds a put. The arrays are not copied. */
  public StoreBatch put(byte[] key, byte[] value) {
    changes.add(new Put(key, value));
    return this;
  }

  /** Adds a delete. The array is not copied. */
  public StoreBatch delete(byte[] key) {
    changes.add(new Delete(key));
    return this;
  }

  /** Adds a change of the side table. An empty value removes the entry. */
  public StoreBatch putMetadata(String name, byte[] value) {
    metadata.add(new PutMetadata(name, value));
    return this;
  }

  /** Returns the changes in the order they were added. */
  public List<Change> changes() {
    return changes;
  }

  /** Returns the changes of the side table in the order they were added. */
  public List<PutMetadata> metadata() {
    return metadata;
  }

  /** Returns whether there is nothing to do. */
  public boolean isEmpty() {
    return changes.isEmpty() && metadata.isEmpty();
  }
}
