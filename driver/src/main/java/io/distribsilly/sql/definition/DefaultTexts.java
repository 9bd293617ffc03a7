package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.SqlParsing;
import io.distribsilly.sql.plan.Namespace;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;

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
   * @param names what the names of sequences in it mean
   * @throws EngineException with INVALID_STATEMENT if it names a column or a parameter or is a
   *     query
   */
  static String of(String column, SqlNode expression, Namespace names) {
    expression.accept(new OnlyConstants(column));
    return write(expression.accept(new Qualified(names)));
  }

  /** Returns the text of an expression as it is. */
  static String write(SqlNode expression) {
    return expression.toSqlString(DIALECT).getSql();
  }

  /** Returns whether the text of a DEFAULT names a sequence. */
  static boolean names(String sql, String schema, String sequence) {
    boolean[] found = {false};
    SqlParsing.parseExpression(sql)
        .accept(
            new SqlBasicVisitor<Void>() {
              @Override
              public Void visit(SqlIdentifier identifier) {
                found[0] |= identifier.names.equals(List.of(schema, sequence));
                return null;
              }
            });
    return found[0];
  }

  /** Names sequences with their schemas: the text is to mean the same in every session. */
  private static final class Qualified extends SqlShuttle {
    private final Namespace names;

    Qualified(Namespace names) {
      this.names = names;
    }

    @Override
    public SqlNode visit(SqlCall call) {
      if (call.getKind() != SqlKind.NEXT_VALUE) {
        return super.visit(call);
      }
      SqlIdentifier name = call.operand(0);
      return NEXT_VALUE.createCall(
          call.getParserPosition(),
          new SqlIdentifier(
              List.of(names.schemaOf(name.names), name.names.get(name.names.size() - 1)),
              name.getParserPosition()));
    }
  }

  /** Calcite's own can only be written within a list. */
  private static final SqlOperator NEXT_VALUE =
      new SqlSpecialOperator("NEXT VALUE FOR", SqlKind.NEXT_VALUE) {
        @Override
        public void unparse(
            SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
          writer.keyword("NEXT VALUE FOR");
          call.operand(0).unparse(writer, 0, 0);
        }
      };

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
      if (call.getKind() == SqlKind.NEXT_VALUE) {
        return null;
      }
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
