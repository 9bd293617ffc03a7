package io.distribsilly.jdbc;

import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.session.ResultColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a result of {@link java.sql.DatabaseMetaData}: their names, order and types are
 * those of its Javadoc.
 *
 * @param columns in order
 */
record MetadataShape(List<ResultColumn> columns) {
  static final MetadataShape CATALOGS = of("TABLE_CAT");
  static final MetadataShape SCHEMAS = of("TABLE_SCHEM, TABLE_CATALOG");
  static final MetadataShape TABLE_TYPES = of("TABLE_TYPE");

  static final MetadataShape TABLES =
      of(
          "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE, REMARKS, TYPE_CAT, TYPE_SCHEM,"
              + " TYPE_NAME, SELF_REFERENCING_COL_NAME, REF_GENERATION");

  static final MetadataShape COLUMNS =
      of(
          "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INTEGER, TYPE_NAME,"
              + " COLUMN_SIZE INTEGER, BUFFER_LENGTH INTEGER, DECIMAL_DIGITS INTEGER,"
              + " NUM_PREC_RADIX INTEGER, NULLABLE INTEGER, REMARKS, COLUMN_DEF,"
              + " SQL_DATA_TYPE INTEGER, SQL_DATETIME_SUB INTEGER, CHAR_OCTET_LENGTH INTEGER,"
              + " ORDINAL_POSITION INTEGER, IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE,"
              + " SOURCE_DATA_TYPE SMALLINT, IS_AUTOINCREMENT, IS_GENERATEDCOLUMN");

  static final MetadataShape PSEUDO_COLUMNS =
      of(
          "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INTEGER,"
              + " COLUMN_SIZE INTEGER, DECIMAL_DIGITS INTEGER, NUM_PREC_RADIX INTEGER,"
              + " COLUMN_USAGE, REMARKS, CHAR_OCTET_LENGTH INTEGER, IS_NULLABLE");

  static final MetadataShape COLUMN_PRIVILEGES =
      of(
          "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, GRANTOR, GRANTEE, PRIVILEGE,"
              + " IS_GRANTABLE");

  static final MetadataShape TABLE_PRIVILEGES =
      of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, GRANTOR, GRANTEE, PRIVILEGE, IS_GRANTABLE");

  /** Of getBestRowIdentifier and getVersionColumns. */
  static final MetadataShape ROW_COLUMNS =
      of(
          "SCOPE SMALLINT, COLUMN_NAME, DATA_TYPE INTEGER, TYPE_NAME, COLUMN_SIZE INTEGER,"
              + " BUFFER_LENGTH INTEGER, DECIMAL_DIGITS SMALLINT, PSEUDO_COLUMN SMALLINT");

  static final MetadataShape PRIMARY_KEYS =
      of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, KEY_SEQ SMALLINT, PK_NAME");

  static final MetadataShape FOREIGN_KEYS =
      of(
          "PKTABLE_CAT, PKTABLE_SCHEM, PKTABLE_NAME, PKCOLUMN_NAME, FKTABLE_CAT, FKTABLE_SCHEM,"
              + " FKTABLE_NAME, FKCOLUMN_NAME, KEY_SEQ SMALLINT, UPDATE_RULE SMALLINT,"
              + " DELETE_RULE SMALLINT, FK_NAME, PK_NAME, DEFERRABILITY SMALLINT");

  static final MetadataShape INDEXES =
      of(
          "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, NON_UNIQUE BOOLEAN, INDEX_QUALIFIER, INDEX_NAME,"
              + " TYPE SMALLINT, ORDINAL_POSITION SMALLINT, COLUMN_NAME, ASC_OR_DESC,"
              + " CARDINALITY BIGINT, PAGES BIGINT, FILTER_CONDITION");

  static final MetadataShape TYPES =
      of(
          "TYPE_NAME, DATA_TYPE INTEGER, PRECISION INTEGER, LITERAL_PREFIX, LITERAL_SUFFIX,"
              + " CREATE_PARAMS, NULLABLE SMALLINT, CASE_SENSITIVE BOOLEAN, SEARCHABLE SMALLINT,"
              + " UNSIGNED_ATTRIBUTE BOOLEAN, FIXED_PREC_SCALE BOOLEAN, AUTO_INCREMENT BOOLEAN,"
              + " LOCAL_TYPE_NAME, MINIMUM_SCALE SMALLINT, MAXIMUM_SCALE SMALLINT,"
              + " SQL_DATA_TYPE INTEGER, SQL_DATETIME_SUB INTEGER, NUM_PREC_RADIX INTEGER");

  static final MetadataShape PROCEDURES =
      of(
          "PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, RESERVED1, RESERVED2, RESERVED3,"
              + " REMARKS, PROCEDURE_TYPE SMALLINT, SPECIFIC_NAME");

  static final MetadataShape PROCEDURE_COLUMNS =
      of(
          "PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, COLUMN_NAME, COLUMN_TYPE SMALLINT,"
              + " DATA_TYPE INTEGER, TYPE_NAME, PRECISION INTEGER, LENGTH INTEGER, SCALE SMALLINT,"
              + " RADIX SMALLINT, NULLABLE SMALLINT, REMARKS, COLUMN_DEF, SQL_DATA_TYPE INTEGER,"
              + " SQL_DATETIME_SUB INTEGER, CHAR_OCTET_LENGTH INTEGER, ORDINAL_POSITION INTEGER,"
              + " IS_NULLABLE, SPECIFIC_NAME");

  static final MetadataShape FUNCTIONS =
      of(
          "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, REMARKS, FUNCTION_TYPE SMALLINT,"
              + " SPECIFIC_NAME");

  static final MetadataShape FUNCTION_COLUMNS =
      of(
          "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, COLUMN_NAME, COLUMN_TYPE SMALLINT,"
              + " DATA_TYPE INTEGER, TYPE_NAME, PRECISION INTEGER, LENGTH INTEGER, SCALE SMALLINT,"
              + " RADIX SMALLINT, NULLABLE SMALLINT, REMARKS, CHAR_OCTET_LENGTH INTEGER,"
              + " ORDINAL_POSITION INTEGER, IS_NULLABLE, SPECIFIC_NAME");

  static final MetadataShape USER_TYPES =
      of(
          "TYPE_CAT, TYPE_SCHEM, TYPE_NAME, CLASS_NAME, DATA_TYPE INTEGER, REMARKS,"
              + " BASE_TYPE SMALLINT");

  static final MetadataShape SUPER_TYPES =
      of("TYPE_CAT, TYPE_SCHEM, TYPE_NAME, SUPERTYPE_CAT, SUPERTYPE_SCHEM, SUPERTYPE_NAME");

  static final MetadataShape SUPER_TABLES =
      of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, SUPERTABLE_NAME");

  static final MetadataShape ATTRIBUTES =
      of(
          "TYPE_CAT, TYPE_SCHEM, TYPE_NAME, ATTR_NAME, DATA_TYPE INTEGER, ATTR_TYPE_NAME,"
              + " ATTR_SIZE INTEGER, DECIMAL_DIGITS INTEGER, NUM_PREC_RADIX INTEGER,"
              + " NULLABLE INTEGER, REMARKS, ATTR_DEF, SQL_DATA_TYPE INTEGER,"
              + " SQL_DATETIME_SUB INTEGER, CHAR_OCTET_LENGTH INTEGER, ORDINAL_POSITION INTEGER,"
              + " IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE,"
              + " SOURCE_DATA_TYPE SMALLINT");

  static final MetadataShape CLIENT_INFO = of("NAME, MAX_LEN INTEGER, DEFAULT_VALUE, DESCRIPTION");

  /** Columns separated by commas: a name, then its type unless that is VARCHAR. */
  private static MetadataShape of(String columns) {
    return new MetadataShape(
        Arrays.stream(columns.split(", *", -1)).map(MetadataShape::column).toList());
  }

  private static ResultColumn column(String text) {
    String[] parts = text.split(" ", -1);
    SqlType type = parts.length > 1 ? SqlType.valueOf(parts[1]) : SqlType.VARCHAR;
    return new ResultColumn(
        parts[0], parts[0], Optional.empty(), Optional.of(ColumnType.of(type)), true);
  }
}
