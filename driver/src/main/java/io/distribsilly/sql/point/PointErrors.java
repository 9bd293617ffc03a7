package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import org.apache.calcite.sql.SqlNode;

/** Errors that name a place in the statement. */
final class PointErrors {
  private static final int MAX_QUOTED = 80;

  private PointErrors() {}

  static EngineException at(SqlNode node, ErrorCode code, String message) {
    return new EngineException(
        code,
        "line %d, column %d: %s"
            .formatted(
                node.getParserPosition().getLineNum(),
                node.getParserPosition().getColumnNum(),
                message));
  }

  /** An expression that this path cannot evaluate; another may. */
  static EngineException unsupported(SqlNode expression) {
    return at(
        expression,
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "expression %s is not supported here; compute it before the statement, or cast its"
                .formatted(text(expression))
            + " operands to the types it needs");
  }

  private static String text(SqlNode node) {
    String text = node.toString().replaceAll("\\s+", " ").replace('`', '"');
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }
}
