package io.distribsilly.engine.txn;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.IndexDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.IndexCodec;
import io.distribsilly.engine.codec.KeyCodec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Supplier;

/** What messages call a row: its key as SQL values, and its table. Thread-safe. */
public final class RowNames implements Function<RowKey, String> {
  private static final int MAX_TEXT = 100;

  private final Supplier<Catalog> catalog;

  /**
   * @param catalog the tables as of the moment of the call
   */
  public RowNames(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public String apply(RowKey row) {
    Optional<TableDefinition> table = catalog.get().table(row.tableId());
    return table
        .map(t -> "row with key %s of table \"%s\"".formatted(key(t, row.key()), t.label()))
        .or(() -> entry(row))
        .orElse("a row of a table that was dropped");
  }

  private Optional<String> entry(RowKey key) {
    Optional<TableDefinition> table = catalog.get().tableOfIndex(key.tableId());
    return table.map(t -> entry(t, t.index(key.tableId()).orElseThrow(), key));
  }

  private static String entry(TableDefinition table, IndexDefinition index, RowKey key) {
    return "entry %s of index \"%s\" of table \"%s\""
        .formatted(
            values(IndexCodec.of(table, index).values(key.key())), index.name(), table.label());
  }

  /**
   * Returns an encoded key as SQL values.
   *
   * @throws io.distribsilly.engine.EngineException with CORRUPTION if no values have this encoding
   */
  public static String key(TableDefinition table, byte[] key) {
    return values(KeyCodec.of(table).decode(key));
  }

  /** Returns values as they are written in SQL, for example {@code (1, 'a')}. */
  public static String values(Object... values) {
    StringJoiner text = new StringJoiner(", ", "(", ")");
    for (Object value : values) {
      text.add(value == null ? "NULL" : text(value));
    }
    return text.toString();
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "X'" + shorten(HexFormat.of().withUpperCase().formatHex(bytes)) + "'";
    }
    return value instanceof String string
        ? "'" + shorten(string.replace("'", "''")) + "'"
        : shorten(String.valueOf(value));
  }

  private static String shorten(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }
}
