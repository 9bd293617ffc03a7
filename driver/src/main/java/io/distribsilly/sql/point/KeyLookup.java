package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rows that a statement names by their whole primary key: all combinations of what its
 * conditions allow. Immutable and thread-safe.
 */
final class KeyLookup {
  /** The most combinations. */
  static final long MAX_KEYS = 1_000_000;

  private final TableDefinition table;
  private final KeyCodec codec;
  private final KeyBinding[] bindings;
  private final boolean single;

  KeyLookup(TableDefinition table, List<KeyBinding> bindings) {
    this.table = table;
    this.codec = KeyCodec.of(table);
    this.bindings = bindings.toArray(KeyBinding[]::new);
    this.single = bindings.stream().allMatch(binding -> binding.alternatives() == 1);
    checkCombinations(bindings);
  }

  TableDefinition table() {
    return table;
  }

  KeyCodec codec() {
    return codec;
  }

  /** Returns whether no more than one row can be named. */
  boolean isSingle() {
    return single;
  }

  /** Returns the one key that is named, empty if no row can have it. */
  Optional<RowKey> key(Scope scope) {
    Object[] values = new Object[table.primaryKey().size()];
    for (KeyBinding binding : bindings) {
      if (!binding.bind(0, scope, values)) {
        return Optional.empty();
      }
    }
    return encode(values);
  }

  /** Returns the keys that are named, each once, in key order. */
  Collection<RowKey> keys(Scope scope) {
    if (single) {
      return key(scope).map(List::of).orElse(List.of());
    }
    NavigableSet<RowKey> keys = new TreeSet<>();
    collect(0, new Object[table.primaryKey().size()], scope, keys);
    return keys;
  }

  private void collect(int index, Object[] values, Scope scope, NavigableSet<RowKey> keys) {
    if (index == bindings.length) {
      encode(values).ifPresent(keys::add);
      return;
    }
    for (int i = 0; i < bindings[index].alternatives(); i++) {
      if (bindings[index].bind(i, scope, values)) {
        collect(index + 1, values, scope, keys);
      }
    }
  }

  /** A key that is too long to be stored names no row. */
  private Optional<RowKey> encode(Object[] values) {
    byte[] key = codec.encodePrefix(values);
    return key.length > KeyCodec.MAX_KEY_BYTES
        ? Optional.empty()
        : Optional.of(new RowKey(table.id(), key));
  }

  private static void checkCombinations(List<KeyBinding> bindings) {
    long combinations = 1;
    for (KeyBinding binding : bindings) {
      combinations *= binding.alternatives();
      if (combinations > MAX_KEYS) {
        throw new EngineException(
            ErrorCode.LIMIT_EXCEEDED,
            "the statement names more than %d keys; use several statements".formatted(MAX_KEYS));
      }
    }
  }
}
