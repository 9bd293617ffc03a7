package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns the fields of a file are. */
final class ImportColumns {
  private ImportColumns() {}

  /**
   * Returns the columns of these names, in their order: a name in the right case first, then in
   * any.
   *
   * @throws EngineException with COLUMN_NOT_FOUND that names all that are not known,
   *     COLUMN_ALREADY_EXISTS if one is given twice
   */
  static List<String> of(TableDefinition table, List<String> names) {
    List<String> unknown =
        names.stream().filter(name -> matches(table, name.strip()).size() != 1).toList();
    if (!unknown.isEmpty()) {
      throw new EngineException(
          ErrorCode.COLUMN_NOT_FOUND,
          "table \"%s\" has no column %s; it has %s"
              .formatted(
                  table.label(),
                  quoted(unknown),
                  quoted(table.columns().stream().map(ColumnDefinition::name).toList())));
    }
    List<String> columns = names.stream().map(name -> matches(table, name.strip()).get(0)).toList();
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new EngineException(
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "the file has column \"%s\" twice; name one of the two differently".formatted(column));
      }
    }
    return columns;
  }

  private static List<String> matches(TableDefinition table, String name) {
    if (table.columnIndex(name).isPresent()) {
      return List.of(name);
    }
    return table.columns().stream()
        .map(ColumnDefinition::name)
        .filter(name::equalsIgnoreCase)
        .toList();
  }

  private static String quoted(List<String> names) {
    return names.stream().map(TableName::quoted).collect(Collectors.joining(", "));
  }
}
