package io.distribsilly.sql.type;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ColumnType;
import io.distribsilly.engine.catalog.SqlType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;

/** Reads types as they are written in CREATE TABLE and CAST. */
public final class TypeSpecs {
  /** What other databases, and tools that know them, call these types. */
  private static final Map<String, SqlType> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("TEXT", SqlType.VARCHAR),
          Map.entry("STRING", SqlType.VARCHAR),
          Map.entry("CLOB", SqlType.VARCHAR),
          Map.entry("NCLOB", SqlType.VARCHAR),
          Map.entry("LONGVARCHAR", SqlType.VARCHAR),
          Map.entry("BLOB", SqlType.VARBINARY),
          Map.entry("BYTEA", SqlType.VARBINARY),
          Map.entry("LONGVARBINARY", SqlType.VARBINARY),
          Map.entry("BOOL", SqlType.BOOLEAN),
          Map.entry("DATETIME", SqlType.TIMESTAMP));

  private TypeSpecs() {}

  /**
   * Returns the column type that is written, empty if there is no such type.
   *
   * @throws EngineException with INVALID_STATEMENT if a length, precision or scale is outside its
   *     range, or a character set is given
   */
  public static Optional<ColumnType> columnType(SqlDataTypeSpec written) {
    SqlTypeNameSpec name = written.getTypeNameSpec();
    return type(name)
        .map(
            type ->
                name instanceof SqlBasicTypeNameSpec basic
                    ? withPrecision(type, basic)
                    : ColumnType.of(type));
  }

  /** Returns the names of all types, for a message about one that there is not. */
  public static String allNames() {
    return Arrays.stream(SqlType.values()).map(SqlType::sqlName).collect(Collectors.joining(", "));
  }

  /** Calcite's parser gives a negative number for what is not written. */
  private static ColumnType withPrecision(SqlType type, SqlBasicTypeNameSpec written) {
    if (written.getCharSetName() != null) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "CHARACTER SET %s is not supported; leave it out, all text is Unicode"
              .formatted(written.getCharSetName()));
    }
    int scale = written.getScale();
    return written.getPrecision() < 0
        ? ColumnType.of(type)
        : new ColumnType(type, written.getPrecision(), scale == Integer.MIN_VALUE ? 0 : scale);
  }

  private static Optional<SqlType> type(SqlTypeNameSpec written) {
    String name = written.getTypeName().names.get(written.getTypeName().names.size() - 1);
    if (written instanceof SqlUserDefinedTypeNameSpec) {
      return Optional.ofNullable(OTHER_NAMES.get(name));
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "FLOAT" -> Optional.of(SqlType.DOUBLE);
      case "TIMESTAMP_TZ", "TIMESTAMP_WITH_LOCAL_TIME_ZONE" ->
          Optional.of(SqlType.TIMESTAMP_WITH_TIME_ZONE);
      default ->
          Arrays.stream(SqlType.values()).filter(type -> type.name().equals(name)).findFirst();
    };
  }
}
