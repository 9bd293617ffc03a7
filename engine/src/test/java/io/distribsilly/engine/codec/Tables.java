package io.distribsilly.engine.codec;

import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables to test codecs with. */
final class Tables {
  private Tables() {}

  /** Returns table T of nothing but a key: columns K0, K1 and so on. */
  static TableDefinition keyed(ColumnType... types) {
    return table(List.of(types), List.of());
  }

  /** Returns table T with key columns K0, K1 and so on, then nullable columns C0, C1 and so on. */
  static TableDefinition table(List<ColumnType> keyTypes, List<ColumnType> types) {
    List<ColumnDefinition> columns = new ArrayList<>();
    for (int i = 0; i < keyTypes.size(); i++) {
      columns.add(column(i, "K" + i, keyTypes.get(i), false));
    }
    for (int i = 0; i < types.size(); i++) {
      columns.add(column(keyTypes.size() + i, "C" + i, types.get(i), true));
    }
    List<Integer> key = IntStream.range(0, keyTypes.size()).boxed().toList();
    return new TableDefinition(1, "T", columns, key);
  }

  static ColumnDefinition column(int id, String name, ColumnType type, boolean nullable) {
    return new ColumnDefinition(id, name, type, nullable, Optional.empty());
  }
}
