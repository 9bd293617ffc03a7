package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Identity;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.parser.IdentityClause;
import io.distribsilly.sql.parser.SequenceClauses;
import io.distribsilly.sql.parser.SqlColumn;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;

/**
 * The columns of a CREATE TABLE that count: those with an IDENTITY clause, and those of the types
 * that mean one in other databases.
 */
final class CountingColumns {
  /** What PostgreSQL and H2 call columns that count. */
  private static final Map<String, SqlType> TYPES =
      Map.of(
          "SERIAL", SqlType.INTEGER,
          "SERIAL2", SqlType.SMALLINT,
          "SMALLSERIAL", SqlType.SMALLINT,
          "SERIAL4", SqlType.INTEGER,
          "BIGSERIAL", SqlType.BIGINT,
          "SERIAL8", SqlType.BIGINT,
          "IDENTITY", SqlType.BIGINT);

  private CountingColumns() {}

  /**
   * A column that counts.
   *
   * @param type its type
   * @param identity how it counts; its sequence has no id yet
   */
  record Counting(SqlType type, Identity identity) {}

  /**
   * Returns how a column counts; empty if it does not.
   *
   * @throws EngineException with INVALID_STATEMENT if it cannot
   */
  static Optional<Counting> of(SqlColumn column) {
    Optional<SqlType> named = named(column);
    if (named.isEmpty() && column.identity().isEmpty()) {
      return Optional.empty();
    }
    IdentityClause clause =
        column.identity().orElseGet(() -> new IdentityClause(false, new SequenceClauses()));
    String name = column.name().getSimple();
    check(column, name);
    SqlType type = named.orElseGet(() -> TypeNames.columnType(name, column.type()).type());
    if (!SequenceOptions.isCountable(type)) {
      throw invalid(name, "cannot count: its type is %s; make it BIGINT".formatted(type.sqlName()));
    }
    SequenceOptions options = SequenceBuilder.build(type, clause.options());
    return Optional.of(new Counting(type, new Identity(0, clause.always(), options)));
  }

  private static Optional<SqlType> named(SqlColumn column) {
    return column.type().getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec spec
        ? Optional.ofNullable(TYPES.get(spec.getTypeName().getSimple()))
        : Optional.empty();
  }

  private static void check(SqlColumn column, String name) {
    if (column.nullable().orElse(false)) {
      throw invalid(name, "counts and cannot be NULL; leave NULL out");
    }
    if (column.defaultValue().isPresent()) {
      throw invalid(name, "counts and has a DEFAULT; leave one of them out");
    }
  }

  private static EngineException invalid(String column, String what) {
    return new EngineException(
        ErrorCode.INVALID_STATEMENT, "column \"%s\" %s".formatted(column, what));
  }
}
