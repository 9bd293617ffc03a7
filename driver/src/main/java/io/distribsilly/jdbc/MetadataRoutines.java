package io.distribsilly.jdbc;

import io.distribsilly.sql.session.ProcedureDescription;
import io.distribsilly.sql.session.ResultColumn;
import io.distribsilly.sql.session.Session;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The rows about procedures, all of which are in PUBLIC. */
final class MetadataRoutines {
  private MetadataRoutines() {}

  static List<Object[]> procedures(
      Session session, String catalog, String schemaPattern, String namePattern) {
    return matching(session, catalog, schemaPattern, namePattern).stream()
        .map(
            procedure ->
                new Object[] {
                  null,
                  Schemas.PUBLIC,
                  procedure.name(),
                  null,
                  null,
                  null,
                  procedure.remarks(),
                  (short) DatabaseMetaData.procedureResultUnknown,
                  procedure.name()
                })
        .toList();
  }

  /** First the parameters, then the columns of the rows, of each procedure. */
  static List<Object[]> procedureColumns(
      Session session,
      String catalog,
      String schemaPattern,
      String namePattern,
      String columnPattern) {
    Predicate<String> names = NamePattern.of(columnPattern);
    List<Object[]> rows = new ArrayList<>();
    for (ProcedureDescription procedure : matching(session, catalog, schemaPattern, namePattern)) {
      addParameters(procedure, names, rows);
      addResultColumns(procedure, names, rows);
    }
    return rows;
  }

  private static List<ProcedureDescription> matching(
      Session session, String catalog, String schemaPattern, String namePattern) {
    boolean none =
        !NamePattern.matchesCatalog(catalog) || !NamePattern.of(schemaPattern).test(Schemas.PUBLIC);
    if (none) {
      return List.of();
    }
    Predicate<String> names = NamePattern.of(namePattern);
    return session.procedures().stream().filter(procedure -> names.test(procedure.name())).toList();
  }

  private static void addParameters(
      ProcedureDescription procedure, Predicate<String> names, List<Object[]> rows) {
    List<ProcedureDescription.Parameter> parameters = procedure.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      ProcedureDescription.Parameter parameter = parameters.get(i);
      if (names.test(parameter.name())) {
        rows.add(
            row(
                procedure,
                parameter.name(),
                DatabaseMetaData.procedureColumnIn,
                JdbcType.of(parameter.type()),
                false,
                parameter.fallback().map(text -> "'" + text + "'").orElse(null),
                i + 1));
      }
    }
  }

  private static void addResultColumns(
      ProcedureDescription procedure, Predicate<String> names, List<Object[]> rows) {
    List<ResultColumn> columns = procedure.columns();
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      if (names.test(column.label())) {
        rows.add(
            row(
                procedure,
                column.label(),
                DatabaseMetaData.procedureColumnResult,
                JdbcType.of(column),
                column.nullable(),
                null,
                i + 1));
      }
    }
  }

  private static Object[] row(
      ProcedureDescription procedure,
      String name,
      int kind,
      JdbcType type,
      boolean nullable,
      String fallback,
      int position) {
    return new Object[] {
      null,
      Schemas.PUBLIC,
      procedure.name(),
      name,
      (short) kind,
      type.code(),
      type.name(),
      type.precision(),
      type.displaySize(),
      (short) type.scale(),
      type.signed() ? (Short) (short) 10 : null,
      (short) (nullable ? DatabaseMetaData.procedureNullable : DatabaseMetaData.procedureNoNulls),
      null,
      fallback,
      null,
      null,
      type.isText() || type.isBinary() ? (Integer) type.precision() : null,
      position,
      nullable ? "YES" : "NO",
      procedure.name()
    };
  }
}
