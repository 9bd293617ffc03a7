package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.CheckDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.parser.SqlCheck;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.point.PointPlanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

/** CHECK conditions as the text that the catalog keeps. */
final class CheckTexts {
  private static final Pattern PLACE = Pattern.compile("^line \\d+, column \\d+: ");

  private CheckTexts() {}

  /**
   * Returns a table with a check more.
   *
   * @param verified whether all rows are known to pass
   * @throws EngineException with CONSTRAINT_ALREADY_EXISTS, INVALID_STATEMENT, COLUMN_NOT_FOUND, or
   *     FEATURE_NOT_SUPPORTED if the condition cannot be computed from one row
   */
  static TableDefinition with(TableDefinition table, SqlCheck check, boolean verified) {
    String name = check.name().map(SqlIdentifier::getSimple).orElseGet(() -> freeName(table));
    if (table.check(name).filter(CheckDefinition::verified).isPresent()) {
      throw new EngineException(
          ErrorCode.CONSTRAINT_ALREADY_EXISTS,
          "table \"%s\" has a constraint \"%s\" already".formatted(table.label(), name));
    }
    check.condition().accept(new OnlyOfTheRow());
    String sql = DefaultTexts.write(renamed(check.condition(), column -> column));
    List<CheckDefinition> checks = new ArrayList<>(table.checks());
    checks.removeIf(other -> other.name().equals(name));
    checks.add(new CheckDefinition(name, sql, verified));
    TableDefinition changed = table.withChecks(checks);
    compile(changed, name);
    return changed;
  }

  /** Returns the name of the last check of a table. */
  static String lastName(TableDefinition table) {
    return table.checks().get(table.checks().size() - 1).name();
  }

  private static void compile(TableDefinition table, String name) {
    try {
      PointPlanner.rowCheck(table, name);
    } catch (EngineException e) {
      throw new EngineException(
          e.code(),
          "CHECK \"%s\": %s".formatted(name, PLACE.matcher(e.getMessage()).replaceFirst("")),
          e);
    }
  }

  private static String freeName(TableDefinition table) {
    int number = 1;
    while (table.check(table.name() + "_CHECK_" + number).isPresent()) {
      number++;
    }
    return table.name() + "_CHECK_" + number;
  }

  /** Returns the columns that a condition names. */
  static Set<String> columns(String sql) {
    Set<String> columns = new HashSet<>();
    SqlParsing.parseExpression(sql)
        .accept(
            new SqlBasicVisitor<Void>() {
              @Override
              public Void visit(SqlIdentifier identifier) {
                columns.add(identifier.getSimple());
                return null;
              }
            });
    return columns;
  }

  /** Returns a table whose checks know a column by another name. */
  static TableDefinition renamed(TableDefinition table, String column, String newName) {
    return table.withChecks(
        table.checks().stream()
            .map(
                check ->
                    new CheckDefinition(
                        check.name(),
                        DefaultTexts.write(
                            renamed(
                                SqlParsing.parseExpression(check.sql()),
                                name -> name.equals(column) ? newName : name)),
                        check.verified()))
            .toList());
  }

  /** Names columns without their table, which may be renamed. */
  private static SqlNode renamed(SqlNode condition, UnaryOperator<String> name) {
    return condition.accept(
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlIdentifier identifier) {
            int last = identifier.names.size() - 1;
            SqlIdentifier column = identifier.getComponent(last);
            String newName = name.apply(column.getSimple());
            return newName.equals(column.getSimple()) ? column : column.setName(0, newName);
          }
        });
  }

  private static final class OnlyOfTheRow extends SqlBasicVisitor<Void> {
    @Override
    public Void visit(SqlDynamicParam parameter) {
      throw invalid(parameter, "a parameter");
    }

    @Override
    public Void visit(SqlCall call) {
      if (call.isA(SqlKind.QUERY)) {
        throw invalid(call, "a query");
      }
      if (call.isA(SqlKind.AGGREGATE) || call.getKind() == SqlKind.OVER) {
        throw invalid(call, "an aggregate");
      }
      if (call.getKind() == SqlKind.NEXT_VALUE || call.getKind() == SqlKind.CURRENT_VALUE) {
        throw invalid(call, "the value of a sequence");
      }
      return super.visit(call);
    }

    private static EngineException invalid(SqlNode node, String what) {
      return new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "line %d, column %d: a CHECK contains %s; it can use the columns of one row alone"
              .formatted(
                  node.getParserPosition().getLineNum(),
                  node.getParserPosition().getColumnNum(),
                  what));
    }
  }
}
