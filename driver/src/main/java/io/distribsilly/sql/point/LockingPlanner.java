package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.sql.parser.SqlForUpdate;
import io.distribsilly.sql.plan.Namespace;
import io.distribsilly.sql.plan.Plan;
import io.distribsilly.sql.plan.QueryPlanning;
import io.distribsilly.sql.point.LockingQueryPlan.LockedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Plans queries FOR UPDATE. */
final class LockingPlanner {
  private final SqlForUpdate statement;
  private final Namespace names;
  private final Map<String, TargetTable> tables = new LinkedHashMap<>();

  private LockingPlanner(SqlForUpdate statement, Namespace names) {
    this.statement = statement;
    this.names = names;
  }

  /**
   * Plans a query.
   *
   * @throws EngineException with INVALID_STATEMENT if a row of the result is not made of rows of
   *     tables, or one is named that the query does not have
   */
  static Plan plan(SqlForUpdate statement, Namespace names, QueryPlanning queries) {
    Optional<Plan> byKey =
        PointPlanner.plan(statement.query(), names, queries)
            .filter(SelectPlan.class::isInstance)
            .map(plan -> new LockingSelectPlan((SelectPlan) plan, statement.lockTimeout()));
    return byKey.isPresent() && statement.tables().isEmpty()
        ? byKey.get()
        : new LockingPlanner(statement, names).plan(queries);
  }

  private Plan plan(QueryPlanning queries) {
    SqlSelect select = select(statement.query());
    refuseGroups(select);
    addTables(select.getFrom());
    refuseUnknown();
    List<SqlNode> items = new ArrayList<>(select.getSelectList());
    List<TargetTable> locked =
        tables.entrySet().stream()
            .filter(e -> isLocked(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    locked.forEach(LockingPlanner::refuseWithoutKey);
    locked.forEach(table -> items.addAll(key(table)));
    Plan query = queries.plan(with(statement.query(), items), Map.of());
    int width = locked.stream().mapToInt(table -> table.table().primaryKey().size()).sum();
    int columns = query.columns().size() - width;
    return new LockingQueryPlan(query, places(locked, columns), columns, statement.lockTimeout());
  }

  private static void refuseWithoutKey(TargetTable table) {
    if (table.table().hasRowKey()) {
      throw new EngineException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "table \"%s\" has no primary key, by which its rows could be locked; give it one, or lock rows by an UPDATE"
              .formatted(table.table().label()));
    }
  }

  private static List<LockedTable> places(List<TargetTable> tables, int first) {
    List<LockedTable> places = new ArrayList<>();
    int next = first;
    for (TargetTable table : tables) {
      places.add(new LockedTable(table.table(), KeyCodec.of(table.table()), next));
      next += table.table().primaryKey().size();
    }
    return places;
  }

  /** Returns the columns of a key, under names that ORDER BY cannot mean. */
  private static List<SqlNode> key(TargetTable table) {
    String qualifier = table.alias().orElse(table.table().name());
    return table.table().keyColumns().stream()
        .map(ColumnDefinition::name)
        .map(
            name ->
                (SqlNode)
                    SqlStdOperatorTable.AS.createCall(
                        SqlParserPos.ZERO,
                        new SqlIdentifier(List.of(qualifier, name), SqlParserPos.ZERO),
                        new SqlIdentifier("$" + qualifier + "$" + name, SqlParserPos.ZERO)))
        .toList();
  }

  private boolean isLocked(String name) {
    return statement.tables().isEmpty() || statement.tables().contains(name);
  }

  private SqlSelect select(SqlNode query) {
    if (query instanceof SqlOrderBy ordered) {
      return select(ordered.query);
    }
    if (query instanceof SqlSelect select && select.getFrom() != null) {
      return select;
    }
    throw invalid(query, "needs a SELECT from tables, not " + query.getKind().sql);
  }

  private static SqlNode with(SqlNode query, List<SqlNode> items) {
    if (query instanceof SqlOrderBy ordered) {
      return new SqlOrderBy(
          ordered.getParserPosition(),
          with(ordered.query, items),
          ordered.orderList,
          ordered.offset,
          ordered.fetch);
    }
    SqlSelect select = (SqlSelect) query.clone(query.getParserPosition());
    select.setSelectList(new SqlNodeList(items, query.getParserPosition()));
    return select;
  }

  private void refuseGroups(SqlSelect select) {
    boolean grouped =
        select.isDistinct()
            || select.getGroup() != null
            || select.getHaving() != null
            || select.getSelectList().stream().anyMatch(LockingPlanner::aggregates);
    if (grouped) {
      throw invalid(
          select, "cannot lock what DISTINCT, GROUP BY or an aggregate has made of several rows");
    }
  }

  private static boolean aggregates(SqlNode item) {
    boolean[] found = new boolean[1];
    item.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.OVER) {
              return null; // Has groups of its own.
            }
            found[0] |= isAggregate(call.getOperator());
            return super.visit(call);
          }
        });
    return found[0];
  }

  /** Tells by its name, for the parser does not know functions. */
  private static boolean isAggregate(SqlOperator operator) {
    return SqlStdOperatorTable.instance().getOperatorList().stream()
        .anyMatch(known -> known.isAggregator() && known.getName().equals(operator.getName()));
  }

  private void addTables(SqlNode from) {
    if (from instanceof SqlJoin join) {
      addTables(join.getLeft());
      addTables(join.getRight());
      return;
    }
    Optional<TargetTable> table = TargetTable.ofQuery(from, names);
    if (table.isPresent()) {
      tables.put(table.get().alias().orElse(table.get().table().name()), table.get());
    } else if (statement.tables().isEmpty()) {
      throw invalid(from, "locks rows of tables; name them (FOR UPDATE OF t), for this is none");
    }
  }

  private void refuseUnknown() {
    Stream<String> unknown = statement.tables().stream().filter(name -> !tables.containsKey(name));
    unknown
        .findFirst()
        .ifPresent(
            name -> {
              throw invalid(
                  statement, "OF names \"%s\", which is no table of the query".formatted(name));
            });
  }

  private static EngineException invalid(SqlNode place, String what) {
    return PointErrors.at(place, ErrorCode.INVALID_STATEMENT, "FOR UPDATE " + what);
  }
}
