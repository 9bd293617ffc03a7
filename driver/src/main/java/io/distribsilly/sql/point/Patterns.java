package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.point.Expression.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLikeOperator;

/** Compiles LIKE. There is no escape character unless ESCAPE names one. */
final class Patterns {
  private static final ColumnType TEXT = ColumnType.of(SqlType.VARCHAR);

  private Patterns() {}

  static Expression like(ExpressionCompiler compiler, SqlCall call) {
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    if (!operator.getName().endsWith("LIKE") || !operator.isCaseSensitive()) {
      throw PointErrors.unsupported(call);
    }
    List<Expression> operands = new ArrayList<>();
    for (SqlNode node : call.getOperandList()) {
      operands.add(compiler.compile(node, TEXT));
    }
    if (!Family.all(Family.TEXT, operands)) {
      throw PointErrors.unsupported(call);
    }
    Expression like =
        new Expression(
            ExpressionCompiler.booleanOf(operands),
            ExpressionCompiler.formOf(operands),
            evaluator(operands));
    return operator.isNegated() ? Logic.not(like) : like;
  }

  private static Evaluator evaluator(List<Expression> operands) {
    Expression text = operands.get(0);
    Expression pattern = operands.get(1);
    boolean escaped = operands.size() > 2;
    if (!escaped && pattern.form() == Form.LITERAL) {
      Object literal = pattern.evaluate(Scope.ofLiterals());
      Pattern compiled = literal == null ? null : compile((String) literal, null);
      return scope -> matches(text.evaluate(scope), compiled);
    }
    return scope -> {
      Object written = pattern.evaluate(scope);
      Object escape = escaped ? operands.get(2).evaluate(scope) : null;
      boolean unknown = written == null || (escaped && escape == null);
      return matches(
          text.evaluate(scope), unknown ? null : compile((String) written, (String) escape));
    };
  }

  private static Boolean matches(Object text, Pattern pattern) {
    boolean unknown = text == null || pattern == null;
    return unknown ? null : pattern.matcher((String) text).matches();
  }

  /**
   * Translates a pattern.
   *
   * @param escape one character, {@code null} for none
   * @throws EngineException with DATA_EXCEPTION if the escape character is none, or escapes
   *     something else than %, _ or itself
   */
  static Pattern compile(String like, String escape) {
    if (escape != null && escape.length() != 1) {
      throw invalid("escape '%s' must be one character".formatted(escape));
    }
    int escapeCharacter = escape == null ? -1 : escape.charAt(0);
    StringBuilder regex = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == escapeCharacter) {
        i++;
        plain.append(escaped(like, i, escapeCharacter));
      } else if (c == '%' || c == '_') {
        regex.append(quoted(plain)).append(c == '%' ? ".*" : ".");
      } else {
        plain.append(c);
      }
    }
    return Pattern.compile(regex.append(quoted(plain)).toString(), Pattern.DOTALL);
  }

  private static char escaped(String like, int index, int escape) {
    char c = index < like.length() ? like.charAt(index) : 0;
    if (c != '%' && c != '_' && c != escape) {
      throw invalid(
          "pattern '%s' is wrong: '%c' must stand before %%, _ or itself"
              .formatted(like, (char) escape));
    }
    return c;
  }

  private static String quoted(StringBuilder plain) {
    String text = plain.toString();
    plain.setLength(0);
    return text.isEmpty() ? "" : Pattern.quote(text);
  }

  private static EngineException invalid(String message) {
    return new EngineException(ErrorCode.DATA_EXCEPTION, message);
  }
}
