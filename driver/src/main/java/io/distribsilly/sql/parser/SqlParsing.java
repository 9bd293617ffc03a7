package io.distribsilly.sql.parser;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.parser.generated.GeneratedSqlParser;
import io.distribsilly.sql.parser.generated.ParseException;
import io.distribsilly.sql.parser.generated.Token;
import io.distribsilly.sql.parser.generated.TokenMgrError;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.util.SourceStringReader;

/**
 * Parses SQL. Unquoted identifiers fold to upper case, identifiers are quoted with {@code "}.
 * Stateless and thread-safe; a parse tree belongs to whoever asked for it.
 */
public final class SqlParsing {
  /** What the parser lets pass, and so what a validator of its trees has to let pass. */
  public static final SqlConformance CONFORMANCE = SqlConformanceEnum.LENIENT;

  /** The longest identifier, in characters. */
  public static final int MAX_IDENTIFIER_LENGTH = 128;

  private SqlParsing() {}

  /**
   * Parses one statement; semicolons may follow it. Dynamic parameters are numbered from 0 in the
   * order of the text.
   *
   * @throws EngineException with SYNTAX_ERROR, whose message starts with line and column (both from
   *     1), or LIMIT_EXCEEDED if expressions are nested too deeply
   */
  public static SqlNode parse(String sql) {
    return parse(sql, GeneratedSqlParser::StatementEof);
  }

  /**
   * Returns the statements of a text, which semicolons separate; if there are several, each of them
   * can be parsed.
   *
   * @throws EngineException as {@link #parse(String)}, with a position in the statement that is
   *     wrong
   */
  public static List<String> statements(String text) {
    List<String> statements = StatementTexts.split(text);
    if (statements.size() > 1) {
      statements.forEach(SqlParsing::parse);
    }
    return statements;
  }

  /**
   * Parses one expression, such as the text of a DEFAULT.
   *
   * @throws EngineException as {@link #parse(String)}
   */
  public static SqlNode parseExpression(String sql) {
    return parse(sql, GeneratedSqlParser::SqlExpressionEof);
  }

  private interface Production {
    SqlNode parse(GeneratedSqlParser parser) throws ParseException;
  }

  private static SqlNode parse(String sql, Production production) {
    String plain = EscapeClauses.blank(sql);
    GeneratedSqlParser parser = newParser(plain.isEmpty() ? " " : plain); // its buffer needs a size
    try {
      return production.parse(parser);
    } catch (ParseException e) {
      Token last = e.currentToken;
      SqlParseException error = parser.normalizeException(e);
      throw last == null ? SyntaxErrors.describe(error) : SyntaxErrors.describe(error, last.next);
    } catch (TokenMgrError | CalciteContextException e) {
      throw SyntaxErrors.describe(parser.normalizeException(e));
    } catch (StackOverflowError e) {
      throw new EngineException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement of %d characters nests its expressions too deeply; split it"
              .formatted(sql.length()),
          e);
    }
  }

  private static GeneratedSqlParser newParser(String sql) {
    GeneratedSqlParser parser =
        (GeneratedSqlParser) GeneratedSqlParser.FACTORY.getParser(new SourceStringReader(sql));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.TO_UPPER);
    parser.setIdentifierMaxLength(MAX_IDENTIFIER_LENGTH);
    parser.setConformance(CONFORMANCE);
    parser.switchTo(LexicalState.DQID);
    return parser;
  }
}
