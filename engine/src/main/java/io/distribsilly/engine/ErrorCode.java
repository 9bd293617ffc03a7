package io.distribsilly.engine;

/**
 * Every error that Distribsilly reports, grouped by whose fault it is. A code carries its SQLState
 * and whether the same call may succeed when it is tried again.
 *
 * <p>SQLStates follow the SQL standard (ISO 9075-2, table 38) and X/Open where they define one, and
 * PostgreSQL's (42P06, 2BP01, classes 53, 55, 57, 58 and XX) where they do not.
 */
public enum ErrorCode {
  SYNTAX_ERROR(1, "42000", Fault.USER, false),
  TABLE_ALREADY_EXISTS(2, "42S01", Fault.USER, false),
  TABLE_NOT_FOUND(3, "42S02", Fault.USER, false),
  COLUMN_ALREADY_EXISTS(4, "42S21", Fault.USER, false),
  COLUMN_NOT_FOUND(5, "42S22", Fault.USER, false),
  /** A procedure or function that does not exist. */
  ROUTINE_NOT_FOUND(6, "42S03", Fault.USER, false),
  /** A statement that parses but makes no sense: wrong types, a wrong number of values. */
  INVALID_STATEMENT(7, "42000", Fault.USER, false),
  VALUE_TOO_LONG(8, "22001", Fault.USER, false),
  NUMERIC_OUT_OF_RANGE(9, "22003", Fault.USER, false),
  INVALID_DATETIME(10, "22007", Fault.USER, false),
  DIVISION_BY_ZERO(11, "22012", Fault.USER, false),
  /** A value that cannot be converted to the type that is needed. */
  INVALID_CONVERSION(12, "22018", Fault.USER, false),
  INVALID_PARAMETER_VALUE(13, "22023", Fault.USER, false),
  /** Any other error in the data of a statement. */
  DATA_EXCEPTION(14, "22000", Fault.USER, false),
  NOT_NULL_VIOLATION(15, "23502", Fault.USER, false),
  DUPLICATE_KEY(16, "23505", Fault.USER, false),
  /** Too few or too many parameters. */
  PARAMETER_COUNT(17, "07001", Fault.USER, false),
  PARAMETER_NOT_SET(18, "07002", Fault.USER, false),
  FEATURE_NOT_SUPPORTED(19, "0A000", Fault.USER, false),
  /**
   * An optional call of an API that there is no support for. Not 0A000: connection pools take that
   * for a broken connection.
   */
  UNSUPPORTED_CALL(20, "HYC00", Fault.USER, false),
  /** A call that expects rows of a statement that gives none, or the other way round. */
  RESULT_MISMATCH(21, "07005", Fault.USER, false),
  /** A call that the state of the transaction does not allow. */
  INVALID_TRANSACTION_STATE(22, "25000", Fault.USER, false),
  /** A JDBC object was used after it was closed, or in a state that does not allow the call. */
  OBJECT_CLOSED(23, "HY010", Fault.USER, false),
  INVALID_CURSOR_STATE(24, "24000", Fault.USER, false),
  /** An argument of an API call that is outside its range. */
  INVALID_ARGUMENT(25, "HY024", Fault.USER, false),
  READ_ONLY(26, "25006", Fault.USER, false),
  QUERY_CANCELED(27, "57014", Fault.USER, true),
  /** The URL, an option of it, or the folder it names cannot be used. */
  CONNECTION_REJECTED(28, "08001", Fault.USER, false),
  CONNECTION_CLOSED(29, "08003", Fault.USER, false),
  /** Another process has the database open. */
  DATABASE_LOCKED(30, "08001", Fault.RESOURCE, true),
  SERIALIZATION_FAILURE(31, "40001", Fault.CONFLICT, true),
  RESHARD_RUNNING(32, "55006", Fault.CONFLICT, true),
  DISK_FULL(33, "53100", Fault.RESOURCE, true),
  LIMIT_EXCEEDED(34, "54000", Fault.USER, false),
  IO_ERROR(35, "58030", Fault.RESOURCE, true),
  CORRUPTION(36, "XX001", Fault.INTERNAL, false),
  INTERNAL_ERROR(37, "XX000", Fault.INTERNAL, false),
  /**
   * Somebody else holds a row's lock for too long. PostgreSQL's state for a lock that cannot be
   * had: the standard has none, and its class 40 would say that the transaction is rolled back,
   * while only the statement is.
   */
  LOCK_TIMEOUT(38, "55P03", Fault.CONFLICT, true),
  /** A savepoint that is not one of the transaction that is open. */
  INVALID_SAVEPOINT(39, "3B001", Fault.USER, false),
  /** There is no RESHARD to cancel. */
  RESHARD_NOT_RUNNING(40, "55000", Fault.USER, false),
  /** One row is needed, and there are several. */
  CARDINALITY_VIOLATION(41, "21000", Fault.USER, false),
  SCHEMA_NOT_FOUND(42, "3F000", Fault.USER, false),
  SCHEMA_ALREADY_EXISTS(43, "42P06", Fault.USER, false),
  /** Something cannot be dropped or changed because of what depends on it. */
  DEPENDENT_OBJECTS(44, "2BP01", Fault.USER, false),
  SEQUENCE_NOT_FOUND(50, "42S02", Fault.USER, false),
  SEQUENCE_ALREADY_EXISTS(51, "42S01", Fault.USER, false),
  /** A sequence has given its last value. */
  SEQUENCE_EXHAUSTED(52, "2200H", Fault.USER, false),
  /** A statement gives a column a value that only counts. */
  GENERATED_ALWAYS(53, "428C9", Fault.USER, false),
  CHECK_VIOLATION(54, "23513", Fault.USER, false),
  CONSTRAINT_ALREADY_EXISTS(55, "42710", Fault.USER, false),
  INDEX_ALREADY_EXISTS(60, "42S11", Fault.USER, false),
  INDEX_NOT_FOUND(61, "42S12", Fault.USER, false);

  /** Whose fault an error is. */
  public enum Fault {
    /** The statement, its data or the call is wrong. */
    USER,
    /** Somebody else got there first. */
    CONFLICT,
    /** Disk, memory or another process stands in the way. */
    RESOURCE,
    /** Distribsilly itself, or the data on disk, is broken. */
    INTERNAL
  }

  private final int vendorCode;
  private final String sqlState;
  private final Fault fault;
  private final boolean retryable;

  ErrorCode(int vendorCode, String sqlState, Fault fault, boolean retryable) {
    this.vendorCode = vendorCode;
    this.sqlState = sqlState;
    this.fault = fault;
    this.retryable = retryable;
  }

  /** Returns the five characters of the SQLState. */
  public String sqlState() {
    return sqlState;
  }

  /** Returns whose fault it is. */
  public Fault fault() {
    return fault;
  }

  /** Returns whether the same call may succeed when it is tried again later. */
  public boolean retryable() {
    return retryable;
  }

  /** Returns the vendor code of {@link java.sql.SQLException#getErrorCode()}: stable, positive. */
  public int vendorCode() {
    return vendorCode;
  }
}
