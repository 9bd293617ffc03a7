package io.distribsilly.sql.plan;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.ViewDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What the names in a statement mean. Immutable.
 *
 * @param catalog the tables as of one moment
 * @param schema the schema of names without one; it need not exist
 */
public record Namespace(Catalog catalog, String schema) {
  /** Names without a schema mean PUBLIC. */
  public static Namespace of(Catalog catalog) {
    return new Namespace(catalog, Catalog.DEFAULT_SCHEMA);
  }

  /** Returns the schema that a name of one or two parts means. */
  public String schemaOf(List<String> names) {
    return names.size() == 1 ? schema : names.get(names.size() - 2);
  }

  /** Returns whether a name can be that of a table of the user: of a schema that there is. */
  public boolean isUserTable(List<String> names) {
    return names.size() <= 2 && catalog.schemas().contains(schemaOf(names));
  }

  /** Returns the sequence that a name of one or two parts means. */
  public Optional<SequenceDefinition> sequence(List<String> names) {
    return names.size() <= 2
        ? catalog.sequence(schemaOf(names), names.get(names.size() - 1))
        : Optional.empty();
  }

  /** Returns the view that a name of one or two parts means. */
  public Optional<ViewDefinition> view(List<String> names) {
    return names.size() <= 2
        ? catalog.view(schemaOf(names), names.get(names.size() - 1))
        : Optional.empty();
  }

  /** Returns the table of the user that a name of one or two parts means. */
  public Optional<TableDefinition> table(List<String> names) {
    return names.size() <= 2
        ? catalog.table(schemaOf(names), names.get(names.size() - 1))
        : Optional.empty();
  }
}
