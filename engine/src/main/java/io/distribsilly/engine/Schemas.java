package io.distribsilly.engine;

import io.distribsilly.engine.catalog.Catalog;
import io.distribsilly.engine.catalog.Manifest;
import io.distribsilly.engine.catalog.SequenceDefinition;
import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may be done with the schemas of a manifest. */
final class Schemas {
  private static final int MAX_NAMED = 5;

  private Schemas() {}

  /** Throws SCHEMA_NOT_FOUND unless tables can be in a schema. */
  static void check(Manifest manifest, String name) {
    if (!manifest.schemas().contains(name)) {
      throw new EngineException(
          ErrorCode.SCHEMA_NOT_FOUND,
          "schema \"%s\" does not exist; create it, or check its name and case".formatted(name));
    }
  }

  /** Returns the schemas and a new one. */
  static List<String> with(Manifest manifest, String name) {
    if (manifest.catalog().hasSchema(name)) {
      throw new EngineException(
          ErrorCode.SCHEMA_ALREADY_EXISTS,
          "schema \"%s\" exists already; drop it first, or use IF NOT EXISTS".formatted(name));
    }
    List<String> schemas = new ArrayList<>(manifest.schemas());
    schemas.add(name);
    return schemas;
  }

  /** Returns the schemas but one. */
  static List<String> without(Manifest manifest, String name) {
    if (name.equals(Catalog.DEFAULT_SCHEMA) || name.equals(Catalog.INFORMATION_SCHEMA)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "schema %s cannot be dropped: every database has it".formatted(name));
    }
    check(manifest, name);
    return manifest.schemas().stream().filter(schema -> !schema.equals(name)).toList();
  }

  static List<TableDefinition> tables(Manifest manifest, String schema) {
    return manifest.tables().stream().filter(table -> table.schema().equals(schema)).toList();
  }

  static List<SequenceDefinition> sequences(Manifest manifest, String schema) {
    return manifest.sequences().named().stream()
        .filter(sequence -> sequence.schema().equals(schema))
        .toList();
  }

  private static Stream<String> relations(Manifest manifest, String schema) {
    return Stream.concat(
        tables(manifest, schema).stream().map(TableDefinition::name),
        Views.in(manifest, schema).stream().map(TableName::name));
  }

  /** Throws DEPENDENT_OBJECTS if there are tables, views or sequences in a schema. */
  static void refuseIfNotEmpty(Manifest manifest, String schema) {
    List<String> names =
        Stream.concat(
                relations(manifest, schema),
                sequences(manifest, schema).stream().map(SequenceDefinition::name))
            .toList();
    if (!names.isEmpty()) {
      throw new EngineException(
          ErrorCode.DEPENDENT_OBJECTS,
          "schema \"%s\" is not empty (%s%s); drop what is in it first, or use CASCADE"
              .formatted(
                  schema,
                  String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size()))),
                  names.size() > MAX_NAMED ? ", ..." : ""));
    }
  }
}
