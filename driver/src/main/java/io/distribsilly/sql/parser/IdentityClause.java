package io.distribsilly.sql.parser;

import org.apache.calcite.sql.SqlWriter;

/**
 * {@code GENERATED [ALWAYS | BY DEFAULT] AS IDENTITY (...)} behind a column.
 *
 * @param always whether ALWAYS is written
 * @param options how it counts
 */
public record IdentityClause(boolean always, SequenceClauses options) {
  void unparse(SqlWriter writer) {
    writer.keyword("GENERATED " + (always ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY");
    if (!options.isEmpty()) {
      SqlWriter.Frame frame = writer.startList("(", ")");
      options.unparse(writer);
      writer.endList(frame);
    }
  }
}
