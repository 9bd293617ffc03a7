package io.distribsilly.sql.query;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ParameterDescription;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.type.CalciteTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/**
 * What goes into a query and what comes out. Immutable.
 *
 * @param columns the columns of the result
 * @param parameterTypes the types of the parameters, in order
 * @param fetches the parameters, counted from 0, that say how many rows to return
 * @param offsets those that say how many rows to skip
 */
record QueryShape(
    List<ResultColumn> columns,
    List<RelDataType> parameterTypes,
    Set<Integer> fetches,
    Set<Integer> offsets) {
  QueryShape {
    columns = List.copyOf(columns);
    parameterTypes = List.copyOf(parameterTypes);
    fetches = Set.copyOf(fetches);
    offsets = Set.copyOf(offsets);
  }

  /**
   * Returns the shape of a validated statement.
   *
   * @param template the statement before validation
   */
  static QueryShape of(
      ColumnLabels labels, SqlNode template, SqlNode validated, SqlValidator validator) {
    Limits limits = new Limits();
    template.accept(limits);
    return new QueryShape(
        columns(labels, validated, validator),
        validator.getParameterRowType(validated).getFieldList().stream()
            .map(RelDataTypeField::getType)
            .toList(),
        limits.fetches,
        limits.offsets);
  }

  /** Returns what a client is told of the parameters. */
  List<ParameterDescription> parameters() {
    List<ParameterDescription> descriptions = new ArrayList<>();
    for (int i = 0; i < parameterTypes.size(); i++) {
      descriptions.add(
          isLimit(i)
              ? new ParameterDescription(Optional.of(ColumnType.of(SqlType.BIGINT)), false)
              : new ParameterDescription(CalciteTypes.fromCalcite(parameterTypes.get(i)), true));
    }
    return List.copyOf(descriptions);
  }

  /** Returns whether a parameter, counted from 0, is a number of rows. */
  boolean isLimit(int parameter) {
    return fetches.contains(parameter) || offsets.contains(parameter);
  }

  private static List<ResultColumn> columns(
      ColumnLabels labels, SqlNode validated, SqlValidator validator) {
    List<RelDataTypeField> fields = validator.getValidatedNodeType(validated).getFieldList();
    List<List<String>> origins = validator.getFieldOrigins(validated);
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : fields) {
      String label = labels.label(field, fields.size());
      RelDataType type = field.getType();
      List<String> origin = origins.get(field.getIndex());
      boolean known = origin != null && origin.size() >= 3;
      columns.add(
          new ResultColumn(
              label,
              known ? fromEnd(origin, 1) : label,
              known ? Optional.of(fromEnd(origin, 3)) : Optional.empty(),
              known ? Optional.of(fromEnd(origin, 2)) : Optional.empty(),
              CalciteTypes.fromCalcite(type),
              type.isNullable()));
    }
    return columns;
  }

  private static String fromEnd(List<String> names, int position) {
    return names.get(names.size() - position);
  }

  /** Finds the parameters of LIMIT, FETCH and OFFSET. */
  private static final class Limits extends SqlBasicVisitor<Void> {
    private final Set<Integer> fetches = new HashSet<>();
    private final Set<Integer> offsets = new HashSet<>();

    @Override
    public Void visit(SqlCall call) {
      if (call instanceof SqlOrderBy orderBy) {
        add(orderBy.fetch, fetches);
        add(orderBy.offset, offsets);
      }
      return super.visit(call);
    }

    private static void add(SqlNode node, Set<Integer> parameters) {
      if (node instanceof SqlDynamicParam parameter) {
        parameters.add(parameter.getIndex());
      }
    }
  }
}
