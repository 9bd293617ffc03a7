package io.distribsilly.sql.plan;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/** The label of a column that is an expression without an alias: its text, written evenly. */
public final class ColumnLabel {
  private static final int MAX_LENGTH = 128;

  private static final SqlWriterConfig STYLE =
      SqlPrettyWriter.config()
          .withDialect(AnsiSqlDialect.DEFAULT)
          .withQuoteAllIdentifiers(false)
          .withAlwaysUseParentheses(false)
          .withLineFolding(SqlWriterConfig.LineFolding.WIDE);

  private ColumnLabel() {}

  /** Returns the label of an item of a select list, for example {@code COUNT(*)}. */
  public static String of(SqlNode item) {
    String text = new SqlPrettyWriter(STYLE).format(item).replaceAll("\\s+", " ");
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }
}
