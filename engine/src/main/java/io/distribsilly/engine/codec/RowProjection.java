package io.distribsilly.engine.codec;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decodes some columns of a table from its keys and rows. Made by {@link RowCodec#projection};
 * immutable and thread-safe.
 */
public final class RowProjection {
  private static final int NOT_WANTED = -1;

  private final KeyCodec keyCodec;
  private final String rowLabel;
  private final int size;

  /** For each key column where its value goes, or {@link #NOT_WANTED}; ends at the last wanted. */
  private final int[] keyTargets;

  /** The other columns that are wanted, by ascending id. */
  private final CodecColumn[] rowColumns;

  /** Where the value of each of {@link #rowColumns} goes. */
  private final int[] rowTargets;

  /** Those of {@link #rowColumns} that have an initial value, by index, and these values. */
  private final int[] initialColumns;

  private final byte[][] initialValues;

  /** Whether every column is wanted; then nothing may be left over either. */
  private final boolean whole;

  RowProjection(TableDefinition table, int... columnIndexes) {
    if (Arrays.stream(columnIndexes).distinct().count() != columnIndexes.length) {
      throw new IllegalArgumentException(
          "a column is wanted twice: " + Arrays.toString(columnIndexes));
    }
    keyCodec = KeyCodec.of(table);
    rowLabel = "row of table \"" + table.label() + "\"";
    size = columnIndexes.length;
    whole = size == table.columns().size();
    keyTargets = keyTargets(table, columnIndexes);
    int[] targets =
        IntStream.range(0, size)
            .filter(target -> !table.isKeyColumn(columnIndexes[target]))
            .boxed()
            .sorted(Comparator.comparingInt(target -> columnIndexes[target]))
            .mapToInt(Integer::intValue)
            .toArray();
    rowTargets = targets;
    rowColumns =
        Arrays.stream(targets)
            .mapToObj(target -> CodecColumn.of(table, columnIndexes[target]))
            .toArray(CodecColumn[]::new);
    initialColumns =
        IntStream.range(0, targets.length)
            .filter(i -> initial(table, columnIndexes[targets[i]]).isPresent())
            .toArray();
    initialValues =
        Arrays.stream(initialColumns)
            .mapToObj(i -> initial(table, columnIndexes[targets[i]]).orElseThrow())
            .toArray(byte[][]::new);
  }

  private static Optional<byte[]> initial(TableDefinition table, int columnIndex) {
    return InitialValue.bytes(table.columns().get(columnIndex));
  }

  private static int[] keyTargets(TableDefinition table, int[] columnIndexes) {
    int[] targets = new int[table.primaryKey().size()];
    Arrays.fill(targets, NOT_WANTED);
    int end = 0;
    for (int target = 0; target < columnIndexes.length; target++) {
      int keyColumn = table.primaryKey().indexOf(columnIndexes[target]);
      if (keyColumn >= 0) {
        targets[keyColumn] = target;
        end = Math.max(end, keyColumn + 1);
      }
    }
    return Arrays.copyOf(targets, end);
  }

  /**
   * Decodes the wanted columns, in the order they were asked for. A column that did not exist when
   * the row was written has its initial value, which is null if it has none.
   *
   * @throws EngineException with CORRUPTION if no values have this encoding; damage outside the
   *     wanted columns can go unnoticed
   */
  public Object[] decode(byte[] key, byte[] row) {
    Object[] values = new Object[size];
    if (keyTargets.length > 0) {
      decodeKey(key, values);
    }
    if (rowColumns.length > 0 || whole) {
      decodeRow(row, values);
    }
    return values;
  }

  private void decodeKey(byte[] key, Object[] values) {
    ByteReader reader = keyCodec.reader(key);
    for (int i = 0; i < keyTargets.length; i++) {
      if (keyTargets[i] == NOT_WANTED) {
        keyCodec.skipColumn(reader, i);
      } else {
        values[keyTargets[i]] = keyCodec.readColumn(reader, i);
      }
    }
    if (keyTargets.length == keyCodec.columnCount()) {
      reader.expectEnd();
    }
  }

  private void decodeRow(byte[] row, Object[] values) {
    ByteReader reader = new ByteReader(row, rowLabel);
    int known = readKnown(reader);
    for (int i = 0; i < initialColumns.length; i++) {
      CodecColumn column = rowColumns[initialColumns[i]];
      if (column.id() >= known) {
        values[rowTargets[initialColumns[i]]] = InitialValue.decode(column, initialValues[i]);
      }
    }
    int bitmapLength = reader.readVarint();
    int bitmap = reader.skip(bitmapLength);
    int next = 0;
    for (int i = 0; i < bitmapLength; i++) {
      for (int bits = row[bitmap + i] & 0xFF; bits != 0; bits &= bits - 1) {
        int id = i * 8 + Integer.numberOfTrailingZeros(bits);
        next = firstFrom(id, next);
        if (next == rowColumns.length && !whole) {
          return;
        }
        int length = reader.readVarint();
        if (next < rowColumns.length && rowColumns[next].id() == id) {
          values[rowTargets[next]] = RowValue.read(reader, rowColumns[next], length);
        } else {
          reader.skip(length);
        }
      }
    }
    if (whole) {
      reader.expectEnd();
    }
  }

  /** Returns the id below which the row knows columns, as far as it matters. */
  private static int readKnown(ByteReader reader) {
    int version = reader.readByte();
    return switch (version) {
      case RowCodec.VERSION -> 0; // written before any column with an initial value was added
      case RowCodec.VERSION_WITH_KNOWN -> reader.readVarint();
      default -> throw reader.corrupt("format version %d is unknown".formatted(version));
    };
  }

  /** Returns the first of the wanted columns, from {@code start} on, whose id is not below this. */
  private int firstFrom(int id, int start) {
    int next = start;
    while (next < rowColumns.length && rowColumns[next].id() < id) {
      next++;
    }
    return next;
  }
}
