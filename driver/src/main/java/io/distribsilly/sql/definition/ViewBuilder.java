package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.TableName;
import io.distribsilly.engine.catalog.ViewDefinition;
import io.distribsilly.sql.parser.SqlCreateView;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.query.QueryPlanner;
import io.distribsilly.sql.query.ViewShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Makes the definition of a view from its CREATE VIEW. */
final class ViewBuilder {
  private final TableName name;
  private final SqlCreateView statement;

  private ViewBuilder(TableName name, SqlCreateView statement) {
    this.name = name;
    this.statement = statement;
  }

  static ViewDefinition build(
      TableName name, String sql, SqlCreateView statement, Namespace names) {
    refuseParameters(statement.query());
    ViewShape shape = QueryPlanner.viewShape(sql, statement.query(), names);
    return new ViewBuilder(name, statement).build(sql, shape, names);
  }

  private ViewDefinition build(String sql, ViewShape shape, Namespace names) {
    refuseStarOfSameNames(shape);
    List<String> labels = labels(shape);
    List<ColumnDefinition> columns = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      columns.add(column(i, labels.get(i), shape.columns().get(i).type()));
    }
    return new ViewDefinition(
        name.schema(),
        name.name(),
        columns,
        shape.columns().stream().map(ViewShape.Column::name).toList(),
        statement.queryText(sql),
        names.schema(),
        shape.uses(),
        Optional.empty());
  }

  private List<String> labels(ViewShape shape) {
    List<String> labels = statement.columns();
    int count = shape.columns().size();
    if (labels.isEmpty()) {
      for (int i = 0; i < count; i++) {
        if (!shape.columns().get(i).named()) {
          throw invalid(
              "column %d of view \"%s\" has no name; write AS name behind it, or name the columns of the view"
                  .formatted(i + 1, name.label()));
        }
      }
      labels = shape.columns().stream().map(ViewShape.Column::name).toList();
    }
    if (labels.size() != count) {
      throw invalid(
          "view \"%s\" names %d columns, and its query has %d"
              .formatted(name.label(), labels.size(), count));
    }
    refuseSameNames(labels);
    return labels;
  }

  private void refuseSameNames(List<String> labels) {
    HashSet<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw new EngineException(
            ErrorCode.COLUMN_ALREADY_EXISTS,
            "view \"%s\" has two columns \"%s\"; give one of them another name"
                .formatted(name.label(), label));
      }
    }
  }

  /** A star means other columns after a table gets one; only by their names they can be found. */
  private void refuseStarOfSameNames(ViewShape shape) {
    List<String> fields = shape.columns().stream().map(ViewShape.Column::name).toList();
    if (new HashSet<>(fields).size() < fields.size() && hasStar(statement.query())) {
      throw invalid(
          "the query of view \"%s\" has a column twice among those that * stands for; write the columns"
              .formatted(name.label()));
    }
  }

  private static boolean hasStar(SqlNode query) {
    if (query instanceof SqlOrderBy ordered) {
      return hasStar(ordered.query);
    }
    if (query instanceof SqlWith with) {
      return hasStar(with.body);
    }
    if (query instanceof SqlSelect select) {
      return select.getSelectList().stream()
          .anyMatch(item -> item instanceof SqlIdentifier name && name.isStar());
    }
    return query instanceof SqlCall call
        && call.isA(SqlKind.SET_QUERY)
        && call.getOperandList().stream().anyMatch(ViewBuilder::hasStar);
  }

  private ColumnDefinition column(int id, String label, Optional<ColumnType> type) {
    ColumnType known =
        type.orElseThrow(
            () ->
                invalid(
                    "column \"%s\" of view \"%s\" has no type; CAST the NULL to one"
                        .formatted(label, name.label())));
    return new ColumnDefinition(id, label, known, true, Optional.empty());
  }

  private static void refuseParameters(SqlNode query) {
    query.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlDynamicParam parameter) {
            throw invalid("the query of a view cannot have parameters; write values");
          }
        });
  }

  private static EngineException invalid(String message) {
    return new EngineException(ErrorCode.INVALID_STATEMENT, message);
  }
}
