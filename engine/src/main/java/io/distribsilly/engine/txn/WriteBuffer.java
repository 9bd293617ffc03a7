package io.distribsilly.engine.txn;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.store.Direction;
import io.distribsilly.engine.store.KeyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows that a transaction has written, in key order, and how to undo that. Not thread-safe.
 *
 * <p>When a row is written for the first time since the newest mark, what the buffer had of it
 * before goes into the undo log. A mark is a position in that log; all that lies behind it, undone
 * from the end, leads back. Positions count from the beginning of the transaction, also after the
 * beginning of the log was forgotten because nobody can go back there.
 */
final class WriteBuffer {
  /**
   * How much it takes.
   *
   * @param bytes of keys and rows, with {@link #WRITE_BYTES} for each: a commit is one record of
   *     the log, which takes no more than that
   * @param memory what all that is kept for them occupies, about
   */
  record Limits(long bytes, long memory) {
    static final Limits DEFAULT = new Limits(256L << 20, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * A row of one table.
   *
   * @param row its new state, empty if it is deleted
   */
  record OwnRow(byte[] key, Optional<byte[]> row) {}

  /** No less than what the log's record of a commit has for a row besides its key and itself. */
  private static final int WRITE_BYTES = 16;

  /** What a row occupies besides its bytes, its lock included. */
  private static final int WRITE_MEMORY = 256;

  private static final int UNDO_MEMORY = 32;

  /**
   * A row that was written.
   *
   * @param row its new state, empty if it is deleted
   * @param bytes in the record of a commit, at most
   * @param position of the entry of the undo log that undoes it
   */
  private record Write(Optional<byte[]> row, int bytes, long position) {
    long memory() {
      return WRITE_MEMORY + bytes;
    }
  }

  /** An entry of the undo log: what the buffer had of a row, empty if nothing. */
  private record Undo(RowKey key, Optional<Write> before) {
    long memory() {
      return UNDO_MEMORY + before.map(Write::memory).orElse(0L);
    }
  }

  private final Limits limits;
  private final NavigableMap<RowKey, Write> writes = new TreeMap<>();
  private final List<Undo> undo = new ArrayList<>();

  /** How much of the beginning of the undo log is forgotten. */
  private long forgotten;

  private long newestMark;

  /** Of {@link #writes} in the record of a commit, at most. */
  private long bytes;

  /** Of {@link #writes} and {@link #undo}. */
  private long memory;

  WriteBuffer(Limits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  /** Returns what was written to a row: its new state; nothing at all if it was not written. */
  Optional<Optional<byte[]>> get(RowKey key) {
    return Optional.ofNullable(writes.get(key)).map(Write::row);
  }

  /** Returns a copy of what was written to a range of a table, in the order of a scan. */
  List<OwnRow> rows(int tableId, KeyRange range, Direction direction) {
    List<OwnRow> rows = new ArrayList<>();
    NavigableMap<RowKey, Write> rest = writes.tailMap(new RowKey(tableId, range.lower()), true);
    for (Map.Entry<RowKey, Write> entry : rest.entrySet()) {
      RowKey key = entry.getKey();
      if (key.tableId() != tableId || !range.contains(key.key())) {
        break;
      }
      rows.add(new OwnRow(key.key(), entry.getValue().row()));
    }
    if (direction == Direction.DESCENDING) {
      Collections.reverse(rows);
    }
    return rows;
  }

  /** Returns everything that was written, in key order. */
  List<RowWrite> all() {
    List<RowWrite> all = new ArrayList<>(writes.size());
    writes.forEach((key, write) -> all.add(RowWrite.of(key, write.row())));
    return all;
  }

  /**
   * Writes a row, or deletes it.
   *
   * @param row its new state, empty to delete it
   * @throws EngineException with LIMIT_EXCEEDED; nothing is changed then
   */
  void write(RowKey key, Optional<byte[]> row) {
    int size = WRITE_BYTES + key.key().length + row.map(content -> content.length).orElse(0);
    Optional<Write> before = Optional.ofNullable(writes.get(key));
    int bytesBefore = before.map(Write::bytes).orElse(0);
    if (before.isPresent() && before.get().position >= newestMark) {
      grow(size - bytesBefore, size - bytesBefore);
      writes.put(key, new Write(row, size, before.get().position));
    } else {
      Write write = new Write(row, size, end());
      grow(size - bytesBefore, write.memory() + UNDO_MEMORY);
      writes.put(key, write);
      undo.add(new Undo(key, before));
    }
  }

  /** Returns a mark to come back to. */
  long mark() {
    newestMark = end();
    return newestMark;
  }

  /** Returns a mark to come back to; all marks before it are no longer valid. */
  long onlyMark() {
    memory -= undo.stream().mapToLong(Undo::memory).sum();
    forgotten = end();
    undo.clear();
    return mark();
  }

  /** Undoes what was written since a mark; marks set after it are no longer valid. */
  void undoTo(long mark) {
    while (end() > mark) {
      Undo last = undo.remove(undo.size() - 1);
      Write undone = writes.get(last.key);
      memory -= undone.memory() + UNDO_MEMORY;
      bytes -= undone.bytes;
      last.before.ifPresentOrElse(
          write -> {
            bytes += write.bytes;
            writes.put(last.key, write);
          },
          () -> writes.remove(last.key));
    }
    newestMark = mark;
  }

  /** Forgets everything; marks are no longer valid. */
  void clear() {
    onlyMark();
    writes.clear();
    bytes = 0;
    memory = 0;
  }

  private long end() {
    return forgotten + undo.size();
  }

  private void grow(long moreBytes, long moreMemory) {
    refuseAbove(
        limits.bytes, bytes + moreBytes, "of keys and rows, " + WRITE_BYTES + " for each included");
    refuseAbove(limits.memory, memory + moreMemory, "of memory (a quarter of the heap)");
    bytes += moreBytes;
    memory += moreMemory;
  }

  private static void refuseAbove(long limit, long wanted, String what) {
    if (wanted > limit) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "a transaction can write at most %d bytes %s; commit it in smaller parts"
              .formatted(limit, what));
    }
  }
}
