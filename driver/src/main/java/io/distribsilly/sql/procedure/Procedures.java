package io.distribsilly.sql.procedure;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.sql.session.ProcedureDescription;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;

/** All procedures that CALL can name; they live in the schema PUBLIC. */
public final class Procedures {
  private static final List<Procedure> ALL =
      List.of(
          Backup.PROCEDURE,
          Check.PROCEDURE,
          Compact.PROCEDURE,
          ExportCsv.PROCEDURE,
          ImportCsv.PROCEDURE,
          Reshard.RESHARD,
          Reshard.CANCEL);

  private Procedures() {}

  /** Returns the procedures, in name order. */
  public static List<ProcedureDescription> all() {
    return ALL.stream().map(Procedure::description).toList();
  }

  static Procedure find(SqlIdentifier name) {
    int last = name.names.size() - 1;
    boolean here = last == 0 || (last == 1 && name.names.get(0).equals(Catalog.DEFAULT_SCHEMA));
    return ALL.stream()
        .filter(procedure -> here && procedure.description().name().equals(name.names.get(last)))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static EngineException unknown(SqlIdentifier name) {
    String known = all().stream().map(ProcedureDescription::name).collect(Collectors.joining(", "));
    return new EngineException(
        ErrorCode.ROUTINE_NOT_FOUND,
        "line %d, column %d: there is no procedure \"%s\"; there is %s"
            .formatted(
                name.getParserPosition().getLineNum(),
                name.getParserPosition().getColumnNum(),
                String.join("\".\"", name.names),
                known));
  }
}
