package io.distribsilly.jdbc;

/**
 * What {@link java.sql.DatabaseMetaData} lists of the language: comma-separated names. Functions
 * are those of {@code {fn ...}}.
 */
final class Functions {
  /** Words with a meaning that SQL:2003 does not reserve. */
  static final String KEYWORDS = "EXPLAIN,IF,LIMIT,OFFSET,UPSERT";

  static final String NUMERIC =
      "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,RAND,"
          + "ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";

  static final String STRING =
      "ASCII,CHAR,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPEAT,REPLACE,RIGHT,"
          + "RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE";

  static final String SYSTEM = "DATABASE,IFNULL,USER";

  static final String TIME_DATE =
      "CURDATE,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,NOW,"
          + "QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";

  private Functions() {}
}
