package io.distribsilly.hibernate;

import jakarta.persistence.TemporalType;
import java.sql.Types;
import org.hibernate.LockOptions;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.OffsetFetchLimitHandler;
import org.hibernate.dialect.sequence.ANSISequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.dialect.unique.CreateTableUniqueDelegate;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.query.sqm.IntervalType;
import org.hibernate.query.sqm.TemporalUnit;
import org.hibernate.query.sqm.mutation.internal.inline.InlineMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.UUIDJdbcType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;

/**
 * What Hibernate 6 has to know of Distribsilly. It finds this class by itself ({@link
 * DistribsillyDialectResolver}); {@code hibernate.dialect} need not be set.
 *
 * <p>Foreign keys are left out of the schema, for there are none. Large objects are ordinary values
 * here, up to 16 MiB with the rest of their row.
 */
public class DistribsillyDialect extends Dialect {
  private static final DatabaseVersion OLDEST = DatabaseVersion.make(0, 1);

  /** Makes the dialect of the oldest version that it knows. */
  public DistribsillyDialect() {
    super(OLDEST);
  }

  /** Makes the dialect of the database that Hibernate is connected with. */
  public DistribsillyDialect(DialectResolutionInfo info) {
    super(info);
  }

  @Override
  protected DatabaseVersion getMinimumSupportedVersion() {
    return OLDEST;
  }

  @Override
  protected String columnType(int sqlTypeCode) {
    return switch (sqlTypeCode) {
      case Types.BIT -> "boolean";
      case Types.FLOAT -> "double";
      case Types.DOUBLE -> "double";
      case Types.NCHAR -> "char($l)";
      case Types.NVARCHAR -> "varchar($l)";
      case SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR, Types.CLOB, Types.NCLOB -> "varchar";
      case SqlTypes.LONG32VARBINARY, Types.BLOB -> "varbinary";
      case SqlTypes.TIMESTAMP_UTC -> columnType(SqlTypes.TIMESTAMP_WITH_TIMEZONE);
      case SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE -> columnType(Types.TIME);
      default -> super.columnType(sqlTypeCode);
    };
  }

  @Override
  protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry registry) {
    super.registerColumnTypes(contributions, registry);
    DdlTypeRegistry types = contributions.getTypeConfiguration().getDdlTypeRegistry();
    types.addDescriptor(new DdlTypeImpl(SqlTypes.UUID, "uuid", this));
  }

  @Override
  public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
    super.contributeTypes(contributions, registry);
    contributions.contributeJdbcType(UUIDJdbcType.INSTANCE);
  }

  @Override
  public int getDefaultTimestampPrecision() {
    return 3;
  }

  @Override
  public int getMaxVarcharLength() {
    return 16 * 1024 * 1024;
  }

  @Override
  public int getMaxVarbinaryLength() {
    return 16 * 1024 * 1024;
  }

  @Override
  public int getDefaultDecimalPrecision() {
    return 38;
  }

  @Override
  public boolean useMaterializedLobWhenCapacityExceeded() {
    return false;
  }

  @Override
  public void initializeFunctionRegistry(FunctionContributions contributions) {
    super.initializeFunctionRegistry(contributions);
    CommonFunctionFactory functions = new CommonFunctionFactory(contributions);
    addNumeric(functions);
    addText(functions);
    addAggregates(functions);
    functions.daynameMonthname();
    functions.yearMonthDay();
    functions.hourMinuteSecond();
  }

  private static void addNumeric(CommonFunctionFactory functions) {
    functions.degrees();
    functions.radians();
    functions.log10();
    functions.pi();
    functions.cot();
    functions.rand();
    functions.trunc_truncate();
  }

  private static void addText(CommonFunctionFactory functions) {
    functions.concat_pipeOperator();
    functions.locate_positionSubstring();
    functions.ascii();
    functions.char_chr();
    functions.repeat();
    functions.space();
    functions.reverse();
    functions.initcap();
    functions.pad_space();
    functions.octetLength();
    functions.md5();
    functions.sha1();
  }

  private static void addAggregates(CommonFunctionFactory functions) {
    functions.windowFunctions();
    functions.stddevPopSamp();
    functions.varPopSamp();
    functions.everyAny_boolAndOr();
    functions.listagg(null);
  }

  @Override
  public long getFractionalSecondPrecisionInNanos() {
    return 1_000_000;
  }

  @Override
  public String timestampaddPattern(
      TemporalUnit unit, TemporalType temporalType, IntervalType intervalType) {
    return switch (unit) {
      case NANOSECOND -> "timestampadd(microsecond,(?2)/1000,?3)";
      case NATIVE -> "timestampadd(microsecond,(?2)*1000,?3)";
      default -> "timestampadd(?1,?2,?3)";
    };
  }

  @Override
  public String timestampdiffPattern(
      TemporalUnit unit, TemporalType fromTemporalType, TemporalType toTemporalType) {
    return switch (unit) {
      case NANOSECOND -> "(timestampdiff(microsecond,?2,?3)*1000)";
      case NATIVE -> "(timestampdiff(microsecond,?2,?3)/1000)";
      default -> "timestampdiff(?1,?2,?3)";
    };
  }

  @Override
  public String translateExtractField(TemporalUnit unit) {
    return switch (unit) {
      case DAY_OF_WEEK -> "dow";
      case DAY_OF_YEAR -> "doy";
      case DAY_OF_MONTH -> "day";
      default -> super.translateExtractField(unit);
    };
  }

  @Override
  public void appendBooleanValueString(SqlAppender appender, boolean value) {
    appender.appendSql(value);
  }

  @Override
  public LimitHandler getLimitHandler() {
    return OffsetFetchLimitHandler.INSTANCE;
  }

  @Override
  public IdentityColumnSupport getIdentityColumnSupport() {
    return IdentityColumns.INSTANCE;
  }

  @Override
  public SequenceSupport getSequenceSupport() {
    return ANSISequenceSupport.INSTANCE;
  }

  @Override
  public String getQuerySequencesString() {
    return "SELECT * FROM INFORMATION_SCHEMA.SEQUENCES";
  }

  @Override
  public Exporter<ForeignKey> getForeignKeyExporter() {
    return new NoForeignKeys();
  }

  @Override
  public UniqueDelegate getUniqueDelegate() {
    return new CreateTableUniqueDelegate(this);
  }

  @Override
  public boolean supportsIfExistsBeforeTableName() {
    return true;
  }

  @Override
  public boolean dropConstraints() {
    return false; // they go with their table
  }

  @Override
  public NullOrdering getNullOrdering() {
    return NullOrdering.SMALLEST;
  }

  @Override
  public boolean supportsCurrentTimestampSelection() {
    return true;
  }

  @Override
  public String getCurrentTimestampSelectString() {
    return "SELECT CURRENT_TIMESTAMP";
  }

  @Override
  public boolean isCurrentTimestampSelectStringCallable() {
    return false;
  }

  @Override
  public SqmMultiTableMutationStrategy getFallbackSqmMutationStrategy(
      EntityMappingType entity, RuntimeModelCreationContext context) {
    return new InlineMutationStrategy(this);
  }

  @Override
  public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
    return new ErrorConversion();
  }

  @Override
  public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
    return ErrorConversion.CONSTRAINT_NAME;
  }

  @Override
  public String getForUpdateNowaitString() {
    return " for update nowait";
  }

  @Override
  public String getForUpdateString(String aliases) {
    return " for update of " + aliases;
  }

  @Override
  public String getForUpdateNowaitString(String aliases) {
    return " for update of " + aliases + " nowait";
  }

  @Override
  public String getWriteLockString(int timeoutMillis) {
    return lockString(" for update", timeoutMillis);
  }

  @Override
  public String getWriteLockString(String aliases, int timeoutMillis) {
    return lockString(" for update of " + aliases, timeoutMillis);
  }

  @Override
  public String getReadLockString(int timeoutMillis) {
    return getWriteLockString(timeoutMillis);
  }

  @Override
  public String getReadLockString(String aliases, int timeoutMillis) {
    return getWriteLockString(aliases, timeoutMillis);
  }

  private static String lockString(String lock, int timeoutMillis) {
    if (timeoutMillis == LockOptions.NO_WAIT) {
      return lock + " nowait";
    }
    return timeoutMillis > 0 ? lock + " wait " + (timeoutMillis + 999) / 1000 : lock;
  }

  @Override
  public boolean supportsNoWait() {
    return true;
  }

  @Override
  public boolean supportsWait() {
    return true;
  }

  @Override
  public boolean supportsSkipLocked() {
    return false;
  }

  @Override
  public RowLockStrategy getWriteRowLockStrategy() {
    return RowLockStrategy.TABLE;
  }

  @Override
  public String getCurrentSchemaCommand() {
    return "VALUES CURRENT_SCHEMA";
  }

  @Override
  public boolean supportsTemporaryTables() {
    return false;
  }

  @Override
  public boolean supportsCommentOn() {
    return true;
  }

  @Override
  public boolean supportsWindowFunctions() {
    return true;
  }

  @Override
  public boolean supportsRecursiveCTE() {
    return false;
  }

  @Override
  public boolean supportsStandardArrays() {
    return false;
  }

  @Override
  public boolean supportsNationalizedMethods() {
    return true;
  }

  @Override
  public boolean supportsBindAsCallableArgument() {
    return true;
  }
}
