package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.store.StoreDamage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Transaction;

/** Checks {@link Rows}: every row, and that every piece of a large value belongs to one. */
final class RowsCheck {
  private final Rows rows;
  private final Transaction transaction;
  private final String where;
  private final Consumer<StoreDamage> report;

  /** The row of the piece that was looked at last, and how many pieces it has. */
  private byte[] owner = new byte[0];

  private int pieces;

  RowsCheck(Rows rows, Transaction transaction, String where, Consumer<StoreDamage> report) {
    this.rows = rows;
    this.transaction = transaction;
    this.where = where;
    this.report = report;
  }

  /**
   * @param visitor takes the rows that are as they should be, in key order
   */
  void run(BiConsumer<byte[], byte[]> visitor) {
    new DamagedTreeWalk(rows.entries(), transaction, where, report)
        .forEach((key, stored) -> decode(key, stored).ifPresent(row -> visitor.accept(key, row)));
    new DamagedTreeWalk(rows.chunks(), transaction, where + ", pieces of large values", report)
        .forEach((key, chunk) -> requireOwner(key));
  }

  private Optional<byte[]> decode(byte[] key, ByteIterable stored) {
    try {
      return Optional.of(rows.decode(transaction, key, stored));
    } catch (EngineException e) {
      report.accept(new StoreDamage(Optional.of(key), e.getMessage()));
    } catch (RuntimeException e) {
      String message = "%s: the row with store key %s cannot be read: %s";
      report.accept(new StoreDamage(Optional.of(key), message.formatted(where, hex(key), e)));
    }
    return Optional.empty();
  }

  private void requireOwner(byte[] chunkKey) {
    int length = Math.max(0, chunkKey.length - Integer.BYTES);
    byte[] key = Arrays.copyOf(chunkKey, length);
    if (!Arrays.equals(key, owner)) {
      owner = key;
      pieces = pieces(key);
    }
    int index = length == 0 ? -1 : ByteBuffer.wrap(chunkKey, length, Integer.BYTES).getInt();
    if (index < 0 || index >= pieces) {
      String message = "%s: a piece of a large value belongs to no row: store key %s, piece %d";
      report.accept(new StoreDamage(Optional.empty(), message.formatted(where, hex(key), index)));
    }
  }

  private int pieces(byte[] key) {
    try {
      return rows.chunkCount(transaction, key);
    } catch (RuntimeException e) {
      return Integer.MAX_VALUE; // the row is damaged, which is reported already
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
