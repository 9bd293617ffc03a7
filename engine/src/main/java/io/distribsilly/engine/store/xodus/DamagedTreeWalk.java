package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.StoreDamage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;

/**
 * Walks over a Xodus store in key order, and goes on behind what cannot be read. Nodes that are
 * damaged make Xodus throw all kinds of exceptions, and hide all below them: the walk then looks
 * for the next key that can be found from the root. Used once, by one thread.
 */
final class DamagedTreeWalk {
  /** Longer keys are a node's that is its own grandchild. */
  private static final int MAX_KEY_BYTES =
      io.distribsilly.engine.store.Store.MAX_KEY_BYTES + Integer.BYTES;

  /** How often it looks for a key behind the damage before it gives up. */
  private static final int MAX_SEARCHES = 100_000;

  private final Store store;
  private final Transaction transaction;
  private final String where;
  private final Consumer<StoreDamage> report;
  private Cursor cursor;

  /** The entry the cursor is on. */
  private byte[] key = new byte[0];

  private ByteIterable value = ByteIterable.EMPTY;
  private boolean atStart = true;
  private int searches;
  private long entries;

  DamagedTreeWalk(
      Store store, Transaction transaction, String where, Consumer<StoreDamage> report) {
    this.store = store;
    this.transaction = transaction;
    this.where = where;
    this.report = report;
    this.cursor = store.openCursor(transaction);
  }

  /** Hands out every entry that can be found, and reports what cannot. */
  void forEach(BiConsumer<byte[], ByteIterable> visitor) {
    while (next()) {
      atStart = false;
      entries++;
      visitor.accept(key, value);
    }
    requireCount();
  }

  private boolean next() {
    Failure failure = tryMove(() -> cursor.getNext());
    if (failure == Failure.NONE) {
      return true;
    }
    if (failure == Failure.END) {
      return false;
    }
    report.accept(new StoreDamage(Optional.empty(), damage(failure)));
    return searchBehind();
  }

  private String damage(Failure failure) {
    String from = atStart ? "from the first on" : "behind store key " + hex(key);
    return "%s: entries %s cannot be read: %s".formatted(where, from, failure.message);
  }

  private void requireCount() {
    long expected;
    try {
      expected = store.count(transaction);
    } catch (RuntimeException e) {
      report.accept(new StoreDamage(Optional.empty(), where + ": the root cannot be read: " + e));
      return;
    }
    if (entries != expected) {
      String message = "%s: %d entries can be read, there should be %d";
      report.accept(new StoreDamage(Optional.empty(), message.formatted(where, entries, expected)));
    }
  }

  /** How a move ended. */
  private record Failure(String message) {
    static final Failure NONE = new Failure("");
    static final Failure END = new Failure("there is no more");
  }

  private interface Move {
    boolean move();
  }

  /** Moves the cursor, and takes the entry if there is one, and it is behind the last. */
  private Failure tryMove(Move move) {
    try {
      if (!move.move()) {
        return Failure.END;
      }
      byte[] found = XodusCursor.toArray(cursor.getKey());
      if (found.length > MAX_KEY_BYTES) {
        return new Failure("a key of " + found.length + " bytes");
      }
      if (!atStart && Arrays.compareUnsigned(key, found) >= 0) {
        return new Failure("store key " + hex(found) + " is out of order");
      }
      ByteIterable foundValue = cursor.getValue();
      key = found;
      value = foundValue;
      return Failure.NONE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      requireReading();
      return new Failure(reason(e));
    }
  }

  /** An ended transaction is no damage. */
  private void requireReading() {
    if (transaction.isFinished()) {
      throw new EngineException(ErrorCode.QUERY_CANCELED, "the check of " + where + " was ended");
    }
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EngineException) {
        return cause.getMessage();
      }
    }
    return failure.toString();
  }

  /** Finds the next entry behind the damage that follows the current one. */
  private boolean searchBehind() {
    return atStart ? searchBefore(lastKey()) : searchAfter(key);
  }

  private byte[] lastKey() {
    try {
      Cursor last = store.openCursor(transaction);
      return last.getLast() ? XodusCursor.toArray(last.getKey()) : new byte[0];
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      requireReading();
      return new byte[0];
    }
  }

  /** Nothing is known of the left of the tree, but how its last key branches off. */
  private boolean searchBefore(byte[] last) {
    for (int level = 0; level < last.length; level++) {
      for (int branch = 0; branch <= (last[level] & 0xFF); branch++) {
        Failure failure = search(bound(last, level, branch));
        if (failure == Failure.NONE || failure == Failure.END) {
          return failure == Failure.NONE;
        }
      }
    }
    return false;
  }

  /** Skips as little as possible: first what shares most bytes with the current key. */
  private boolean searchAfter(byte[] current) {
    for (int level = current.length - 1; level >= 0; level--) {
      Optional<byte[]> behindLevel = KeyRange.successorOfPrefix(Arrays.copyOf(current, level));
      if (behindLevel.isPresent() && !canSearch(behindLevel.get())) {
        continue; // the damage is further up, or goes on there
      }
      for (int branch = (current[level] & 0xFF) + 1; branch <= 0xFF; branch++) {
        Failure failure = search(bound(current, level, branch));
        if (failure == Failure.NONE || failure == Failure.END) {
          return failure == Failure.NONE;
        }
      }
      if (behindLevel.isPresent()) {
        return search(behindLevel.get()) == Failure.NONE;
      }
    }
    return false;
  }

  private static byte[] bound(byte[] key, int level, int branch) {
    byte[] bound = Arrays.copyOf(key, level + 1);
    bound[level] = (byte) branch;
    return bound;
  }

  private boolean canSearch(byte[] bound) {
    try {
      searches++;
      store.openCursor(transaction).getSearchKeyRange(new ArrayByteIterable(bound));
      return searches <= MAX_SEARCHES;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      requireReading();
      return false;
    }
  }

  private Failure search(byte[] bound) {
    if (++searches > MAX_SEARCHES) {
      return Failure.END;
    }
    cursor = store.openCursor(transaction);
    return tryMove(() -> cursor.getSearchKeyRange(new ArrayByteIterable(bound)) != null);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
