package io.distribsilly.sql.point;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.shard.Route;
import io.distribsilly.sql.plan.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Says which keys a statement takes, and where they live. */
final class KeyExplanation {
  /** After this many keys the others are only counted. */
  private static final int MAX_KEYS = 16;

  private static final int MAX_TEXT = 100;

  private KeyExplanation() {}

  /**
   * Explains a statement.
   *
   * @param keys the keys, empty if they are not known because parameters are not set
   */
  static Explanation of(
      Database database, TableDefinition table, KeyCodec codec, Optional<Collection<RowKey>> keys) {
    List<String> lines = new ArrayList<>(List.of("path: point", "table: " + table.label()));
    if (keys.isEmpty()) {
      lines.add("key: known once the parameters are set");
    } else if (keys.get().isEmpty()) {
      lines.add("key: none");
    } else {
      keys.get().stream().limit(MAX_KEYS).forEach(key -> add(lines, database, codec, key));
      if (keys.get().size() > MAX_KEYS) {
        lines.add("keys not shown: " + (keys.get().size() - MAX_KEYS));
      }
    }
    return new Explanation(lines);
  }

  /** Returns the values of a key as they are written in SQL, for example {@code (1, 'a')}. */
  static String text(KeyCodec codec, RowKey key) {
    return text(codec.decode(key.key()));
  }

  /** Returns values as they are written in SQL. */
  static String text(Object... values) {
    StringJoiner text = new StringJoiner(", ", "(", ")");
    for (Object value : values) {
      text.add(text(value));
    }
    return text.toString();
  }

  private static void add(List<String> lines, Database database, KeyCodec codec, RowKey key) {
    Route route = database.route(key.key());
    lines.add("key: " + text(codec, key));
    lines.add("slot: " + route.slot());
    lines.add("shard: " + route.shard());
  }

  private static String text(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
    if (value instanceof byte[] bytes) {
      return "X'" + shorten(HexFormat.of().withUpperCase().formatHex(bytes)) + "'";
    }
    return "'" + shorten(value.toString().replace("'", "''")) + "'";
  }

  private static String shorten(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }
}
