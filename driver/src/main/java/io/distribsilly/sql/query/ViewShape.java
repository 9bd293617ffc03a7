package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/**
 * What a query is as a view.
 *
 * @param columns its columns
 * @param uses the tables and views that it names, and those that these views name
 */
public record ViewShape(List<Column> columns, List<TableName> uses) {
  private static final String UNNAMED = "EXPR$";

  /**
   * A column of a query.
   *
   * @param name its name; not one that anybody has given if it is not named
   * @param named whether somebody has named it
   * @param type its type, empty if every value is NULL
   */
  public record Column(String name, boolean named, Optional<ColumnType> type) {}

  public ViewShape {
    columns = List.copyOf(columns);
    uses = List.copyOf(uses);
  }

  static ViewShape of(RelDataType row, Collection<TableName> uses) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      boolean named = !field.getName().startsWith(UNNAMED);
      columns.add(new Column(field.getName(), named, CalciteTypes.fromCalcite(field.getType())));
    }
    return new ViewShape(columns, List.copyOf(uses));
  }
}
