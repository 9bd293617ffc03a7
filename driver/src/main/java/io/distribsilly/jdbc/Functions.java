package io.distribsilly.jdbc;

/** What {@link java.sql.DatabaseMetaData} lists of the language: comma-separated names. */
final class Functions {
  /** Words with a meaning that SQL:2003 does not reserve. */
  static final String KEYWORDS = "EXPLAIN,IF,LIMIT,OFFSET,UPSERT";

  static final String NUMERIC =
      "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,"
          + "ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";

  static final String STRING =
      "ASCII,CONCAT,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPEAT,REPLACE,RIGHT,RTRIM,SPACE,"
          + "SUBSTRING,UCASE";

  static final String SYSTEM = "IFNULL";

  static final String TIME_DATE =
      "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,"
          + "EXTRACT,HOUR,MINUTE,MONTH,NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";

  private Functions() {}
}
