package io.distribsilly.sql.point;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.sql.plan.Namespace;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * The one table of a statement.
 *
 * @param alias what the statement calls it, empty if it uses its name
 * @param names what other names mean
 */
record TargetTable(TableDefinition table, Optional<String> alias, Namespace names) {
  /**
   * Resolves the FROM of a query; empty if it is more than one stored table.
   *
   * @throws EngineException with TABLE_NOT_FOUND
   */
  static Optional<TargetTable> ofQuery(SqlNode from, Namespace names) {
    if (from instanceof SqlIdentifier name) {
      return isTable(name, names)
          ? Optional.of(new TargetTable(find(name, names), Optional.empty(), names))
          : Optional.empty();
    }
    if (from instanceof SqlCall call
        && call.getKind() == SqlKind.AS
        && call.operandCount() == 2
        && call.operand(0) instanceof SqlIdentifier name
        && isTable(name, names)) {
      SqlIdentifier alias = call.operand(1);
      return Optional.of(new TargetTable(find(name, names), Optional.of(alias.getSimple()), names));
    }
    return Optional.empty();
  }

  /**
   * Resolves the table that a statement writes to.
   *
   * @throws EngineException with TABLE_NOT_FOUND, READ_ONLY for a table of INFORMATION_SCHEMA
   */
  static TargetTable ofWrite(SqlNode target, Optional<SqlIdentifier> alias, Namespace names) {
    if (!(target instanceof SqlIdentifier name)) {
      throw PointErrors.unsupported(target);
    }
    if (names.schemaOf(name.names).equals(Catalog.INFORMATION_SCHEMA)) {
      throw PointErrors.at(
          name,
          ErrorCode.READ_ONLY,
          "tables of INFORMATION_SCHEMA cannot be written to: %s".formatted(name));
    }
    if (names.view(name.names).isPresent()) {
      throw PointErrors.at(
          name,
          ErrorCode.INVALID_STATEMENT,
          "view \"%s\" cannot be written to; write to the tables that it reads"
              .formatted(String.join(".", name.names)));
    }
    return new TargetTable(find(name, names), alias.map(SqlIdentifier::getSimple), names);
  }

  private static boolean isTable(SqlIdentifier name, Namespace names) {
    return names.isUserTable(name.names) && names.view(name.names).isEmpty();
  }

  private static TableDefinition find(SqlIdentifier name, Namespace names) {
    return names
        .table(name.names)
        .orElseThrow(
            () ->
                PointErrors.at(
                    name,
                    ErrorCode.TABLE_NOT_FOUND,
                    "table \"%s\" not found; create it, or check its name and case"
                        .formatted(String.join(".", name.names))));
  }
}
