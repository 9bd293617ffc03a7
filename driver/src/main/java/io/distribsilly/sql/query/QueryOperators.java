package io.distribsilly.sql.query;

import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** The functions and operators that a query can use. */
final class QueryOperators {
  /** Those of the SQL standard, and those that most databases have besides. */
  static final SqlOperatorTable TABLE =
      SqlOperatorTables.chain(
          SqlStdOperatorTable.instance(),
          SqlOperatorTables.of(
              SqlLibraryOperators.BOOL_AND,
              SqlLibraryOperators.BOOL_OR,
              SqlLibraryOperators.CHR,
              SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
              SqlLibraryOperators.CONCAT_WS,
              SqlLibraryOperators.DAYNAME,
              SqlLibraryOperators.DECODE,
              SqlLibraryOperators.ENDS_WITH,
              SqlLibraryOperators.GREATEST_PG,
              SqlLibraryOperators.IFNULL,
              SqlLibraryOperators.ILIKE,
              SqlLibraryOperators.INSTR,
              SqlLibraryOperators.LEAST_PG,
              SqlLibraryOperators.LEFT,
              SqlLibraryOperators.LENGTH,
              SqlLibraryOperators.LPAD,
              SqlLibraryOperators.LTRIM,
              SqlLibraryOperators.MD5,
              SqlLibraryOperators.MONTHNAME,
              SqlLibraryOperators.NOT_ILIKE,
              SqlLibraryOperators.NVL,
              SqlLibraryOperators.NVL2,
              SqlLibraryOperators.REGEXP_LIKE,
              SqlLibraryOperators.REGEXP_REPLACE_3,
              SqlLibraryOperators.REPEAT,
              SqlLibraryOperators.REVERSE,
              SqlLibraryOperators.RIGHT,
              SqlLibraryOperators.RPAD,
              SqlLibraryOperators.RTRIM,
              SqlLibraryOperators.SHA1,
              SqlLibraryOperators.SHA256,
              SqlLibraryOperators.SPACE,
              SqlLibraryOperators.SPLIT_PART,
              SqlLibraryOperators.STARTS_WITH,
              SqlLibraryOperators.STRING_AGG,
              SqlLibraryOperators.STRPOS,
              SqlLibraryOperators.SUBSTR_POSTGRESQL,
              SqlLibraryOperators.TRANSLATE3,
              SqlLibraryOperators.TRY_CAST));

  private QueryOperators() {}
}
