package io.distribsilly.sql.point;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.sql.session.ParameterDescription;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the parameters of a statement while it is planned. */
final class Parameters {
  private final TreeMap<Integer, ParameterDescription> byIndex = new TreeMap<>();

  /** Notes what a parameter is. */
  void add(int index, ColumnType type, boolean nullable) {
    byIndex.put(index, new ParameterDescription(Optional.of(type), nullable));
  }

  /** Returns the parameters, by their index. */
  List<ParameterDescription> all() {
    return List.copyOf(byIndex.values());
  }
}
