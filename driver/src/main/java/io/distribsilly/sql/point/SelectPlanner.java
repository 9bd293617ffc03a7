package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.sql.plan.ColumnLabel;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;

/** Plans SELECTs that name whole primary keys of one table. */
final class SelectPlanner {
  private final TargetTable target;
  private final Parameters parameters = new Parameters();
  private final RowLayout layout = RowLayout.empty();
  private final ExpressionCompiler compiler;
  private final List<Expression> outputs = new ArrayList<>();
  private final List<ResultColumn> columns = new ArrayList<>();

  private SelectPlanner(TargetTable target) {
    this.target = target;
    this.compiler = new ExpressionCompiler(RowNames.of(target), layout, parameters);
  }

  /** Returns a plan, empty for a SELECT that is more than a look-up of keys. */
  static Optional<Plan> plan(SqlSelect select, RowLimit limit, Namespace names) {
    if (!isPlain(select)) {
      return Optional.empty();
    }
    Optional<TargetTable> target = TargetTable.ofQuery(select.getFrom(), names);
    if (target.isEmpty() || select.getWhere() == null) {
      return Optional.empty();
    }
    try {
      return new SelectPlanner(target.get()).plan(select, limit);
    } catch (EngineException e) {
      if (e.code() == ErrorCode.FEATURE_NOT_SUPPORTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isPlain(SqlSelect select) {
    return select.getFrom() != null
        && select.getModifierNode(SqlSelectKeyword.DISTINCT) == null
        && select.getModifierNode(SqlSelectKeyword.STREAM) == null
        && select.getGroup() == null
        && select.getHaving() == null
        && select.getQualify() == null
        && select.getWindowList().isEmpty()
        && (select.getOrderList() == null || select.getOrderList().isEmpty())
        && select.getOffset() == null
        && select.getFetch() == null
        && !select.hasHints();
  }

  private Optional<Plan> plan(SqlSelect select, RowLimit limit) {
    for (SqlNode item : select.getSelectList()) {
      add(item);
    }
    boolean rowIsOutput =
        layout.columns().length == outputs.size()
            && columns.stream().allMatch(column -> column.table().isPresent());
    Optional<KeyCondition> keys = KeyCondition.compile(compiler, select.getWhere());
    return keys.isPresent()
        ? keys.map(
            where ->
                new SelectPlan(
                    where, columns, parameters.all(), outputs, rowIsOutput, layout, limit))
        : IndexCondition.compile(compiler, select.getWhere())
            .map(
                where ->
                    new IndexSelectPlan(where, columns, parameters.all(), outputs, layout, limit));
  }

  private void add(SqlNode item) {
    if (item instanceof SqlIdentifier identifier && identifier.isStar()) {
      compiler.names().checkQualifier(identifier);
      IntStream.range(0, target.table().columns().size())
          .forEach(index -> addColumn(index, Optional.empty()));
    } else if (item instanceof SqlCall call && call.getKind() == SqlKind.AS) {
      SqlIdentifier alias = call.operand(1);
      add(call.operand(0), Optional.of(alias.getSimple()));
    } else {
      add(item, Optional.empty());
    }
  }

  private void add(SqlNode item, Optional<String> alias) {
    if (item instanceof SqlIdentifier identifier
        && !identifier.isStar()
        && !TimeFunctions.isContextVariable(identifier)) {
      addColumn(compiler.names().resolve(identifier), alias);
      return;
    }
    Expression output = compiler.compile(item);
    String label = alias.orElseGet(() -> ColumnLabel.of(item));
    columns.add(
        new ResultColumn(
            label, label, Optional.empty(), output.columnType(), output.type().isNullable()));
    outputs.add(output);
  }

  private void addColumn(int index, Optional<String> alias) {
    ColumnDefinition column = target.table().columns().get(index);
    columns.add(
        new ResultColumn(
            alias.orElse(column.name()),
            column.name(),
            Optional.of(target.table().schema()),
            Optional.of(target.table().name()),
            Optional.of(column.type()),
            column.nullable()));
    outputs.add(compiler.column(index));
  }
}
