package io.distribsilly.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexCodecTest {
  private static final IndexDefinition INDEX =
      IndexDefinition.of("I", List.of(2, 1), false, false).withId(9);
  private static final IndexDefinition UNIQUE =
      IndexDefinition.of("U", List.of(2, 1), true, false).withId(9);
  private static final TableDefinition TABLE =
      new TableDefinition(
          1,
          "T",
          List.of(
              column(0, "ID", SqlType.BIGINT, false),
              column(1, "A", SqlType.INTEGER, true),
              column(2, "B", SqlType.VARCHAR, true)),
          List.of(0));

  private record Row(long id, Integer a, String b) {}

  private static ColumnDefinition column(int id, String name, SqlType type, boolean nullable) {
    return new ColumnDefinition(id, name, ColumnType.of(type), nullable, Optional.empty());
  }

  private static byte[] key(Row row) {
    return KeyCodec.of(TABLE).encode(new Object[] {row.id});
  }

  private static IndexEntry entry(IndexDefinition index, Row row) {
    byte[] stored = RowCodec.of(TABLE).encode(new Object[] {row.id, row.a, row.b});
    return IndexCodec.of(TABLE, index).entry(key(row), stored);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void entriesSortAsColumnsAndKeysDoWithNullsFirst(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Integer a = random.nextInt(3) == 0 ? null : random.nextInt(5) - 2;
      String b = random.nextInt(3) == 0 ? null : "\0\1a".repeat(random.nextInt(3));
      rows.add(new Row(random.nextInt(), a, b));
    }
    List<Row> byEntry = new ArrayList<>(rows);
    byEntry.sort(
        Comparator.comparing(row -> entry(INDEX, row).key().key(), Arrays::compareUnsigned));
    rows.sort(
        Comparator.comparing(Row::b, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Row::a, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
            .thenComparing(Row::id));
    assertThat(byEntry).as("seed %d", seed).containsExactlyElementsOf(rows);
  }

  @Test
  void anEntryLeadsToItsRowAndTellsItsValues() {
    for (IndexDefinition index : List.of(INDEX, UNIQUE)) {
      for (Row row : List.of(new Row(7, 1, "x"), new Row(8, null, "x"), new Row(9, null, null))) {
        IndexCodec codec = IndexCodec.of(TABLE, index);
        IndexEntry entry = entry(index, row);
        assertThat(codec.primaryKey(entry.key().key(), entry.content())).isEqualTo(key(row));
        assertThat(codec.values(entry.key().key())).containsExactly(row.b, row.a);
        assertThat(entry.key().tableId()).isEqualTo(9);
      }
    }
  }

  @Test
  void onlyEntriesOfUniqueIndexesWithoutNullsMeet() {
    assertThat(entry(UNIQUE, new Row(1, 1, "x")).key())
        .isEqualTo(entry(UNIQUE, new Row(2, 1, "x")).key());
    assertThat(entry(UNIQUE, new Row(1, null, "x")).key())
        .isNotEqualTo(entry(UNIQUE, new Row(2, null, "x")).key());
    assertThat(entry(INDEX, new Row(1, 1, "x")).key())
        .isNotEqualTo(entry(INDEX, new Row(2, 1, "x")).key());
  }

  @Test
  void noPrefixOfOtherValuesStartsAnEntry() {
    byte[] prefix = IndexCodec.of(TABLE, INDEX).encodePrefix("x");
    assertThat(startsWith(entry(INDEX, new Row(1, 1, "x")), prefix)).isTrue();
    assertThat(startsWith(entry(INDEX, new Row(1, 1, "xy")), prefix)).isFalse();
    assertThat(startsWith(entry(INDEX, new Row(1, 1, null)), prefix)).isFalse();
  }

  private static boolean startsWith(IndexEntry entry, byte[] prefix) {
    byte[] key = entry.key().key();
    return Arrays.equals(Arrays.copyOf(key, Math.min(key.length, prefix.length)), prefix);
  }
}
