package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** DEFAULT expressions as the text that the catalog keeps. */
final class DefaultTexts {
  /** What is written like a column but is none. */
  private static final Set<String> FUNCTIONS_WITHOUT_PARENTHESES =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

  private static final SqlDialect DIALECT =
      new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("\"")) {
        /** Text is Unicode everywhere here; only quotes need care. */
        @Override
        public void quoteStringLiteral(StringBuilder buffer, String charset, String value) {
          buffer.append('\'').append(value.replace("'", "''")).append('\'');
        }
      };

  private DefaultTexts() {}

  /**
   * Returns the text of an expression.
   *
   * @throws EngineException with INVALID_STATEMENT if it names a column or a parameter or is a
   *     query
   */
  static String of(String column, SqlNode expression) {
    expression.accept(new OnlyConstants(column));
    return expression.toSqlString(DIALECT).getSql();
  }

  private static final class OnlyConstants extends SqlBasicVisitor<Void> {
    private final String column;

    OnlyConstants(String column) {
      this.column = column;
    }

    @Override
    public Void visit(SqlIdentifier identifier) {
      if (!identifier.isSimple()
          || !FUNCTIONS_WITHOUT_PARENTHESES.contains(identifier.getSimple())) {
        throw invalid(identifier, identifier.isStar() ? "*" : "a column");
      }
      return null;
    }

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
      return super.visit(call);
    }

    private EngineException invalid(SqlNode node, String what) {
      return new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "line %d, column %d: DEFAULT of column \"%s\" contains %s; it must be a constant"
              .formatted(
                  node.getParserPosition().getLineNum(),
                  node.getParserPosition().getColumnNum(),
                  column,
                  what));
    }
  }
}
