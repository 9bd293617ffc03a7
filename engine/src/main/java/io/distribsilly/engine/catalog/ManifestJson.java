package io.distribsilly.engine.catalog;

import io.distribsilly.engine.reshard.ReshardJob;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A {@link Manifest} as {@link Json}: a field for each component of the records, under its name;
 * what is empty is null, times are written as ISO 8601 has them.
 */
final class ManifestJson {
  private ManifestJson() {}

  static Map<String, Object> write(Manifest manifest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("databaseId", manifest.databaseId());
    json.put("complete", manifest.complete());
    json.put("slotTable", manifest.slotTable());
    json.put("nextShard", (long) manifest.nextShard());
    json.put("foreignRows", manifest.foreignRows());
    json.put("catalogVersion", manifest.catalogVersion());
    json.put("nextTableId", (long) manifest.nextTableId());
    json.put("schemas", manifest.schemas());
    json.put("tables", all(manifest.tables(), ManifestJson::write));
    json.put("droppedTables", all(manifest.droppedTables(), Integer::longValue));
    json.put("jobs", all(manifest.jobs(), ManifestJson::write));
    json.put("checkpoint", write(manifest.checkpoint()));
    SequenceJson.write(manifest.sequences(), json);
    json.put("views", all(manifest.views(), ViewJson::write));
    return json;
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalArgumentException if a field is missing or wrong
   */
  static Manifest read(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new Manifest(
        fields.text("databaseId"),
        fields.truth("complete"),
        fields.texts("slotTable"),
        fields.small("nextShard"),
        fields.texts("foreignRows"),
        fields.whole("catalogVersion"),
        fields.small("nextTableId"),
        fields.optionalTexts("schemas").orElse(List.of(Catalog.DEFAULT_SCHEMA)),
        fields.list("tables", ManifestJson::readTable),
        fields.smalls("droppedTables"),
        fields.list("jobs", ManifestJson::readJob),
        readCheckpoint(fields.value("checkpoint")),
        SequenceJson.read(fields),
        fields.optionalList("views", ViewJson::read));
  }

  private static Map<String, Object> write(TableDefinition table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", (long) table.id());
    json.put("schema", table.schema());
    json.put("name", table.name());
    json.put("columns", all(table.columns(), ManifestJson::write));
    json.put("primaryKey", all(table.primaryKey(), Integer::longValue));
    json.put("version", (long) table.version());
    json.put("indexes", all(table.indexes(), ManifestJson::write));
    json.put("nextColumnId", (long) table.nextColumnId());
    json.put("comment", table.comment().orElse(null));
    json.put("checks", all(table.checks(), ManifestJson::write));
    return json;
  }

  private static Map<String, Object> write(CheckDefinition check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("sql", check.sql());
    json.put("verified", check.verified());
    return json;
  }

  private static CheckDefinition readCheck(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new CheckDefinition(fields.text("name"), fields.text("sql"), fields.truth("verified"));
  }

  private static TableDefinition readTable(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new TableDefinition(
        fields.small("id"),
        fields.optionalText("schema").orElse(Catalog.DEFAULT_SCHEMA),
        fields.text("name"),
        fields.list("columns", ManifestJson::readColumn),
        fields.smalls("primaryKey"),
        fields.optionalSmall("version").orElse(0),
        fields.optionalList("indexes", ManifestJson::readIndex),
        fields.optionalSmall("nextColumnId").orElse(0),
        fields.optionalText("comment"),
        fields
            .optional("checks", any -> fields.list("checks", ManifestJson::readCheck))
            .orElse(List.of()));
  }

  private static Map<String, Object> write(IndexDefinition index) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", (long) index.id());
    json.put("name", index.name());
    json.put("columns", all(index.columns(), Integer::longValue));
    json.put("unique", index.unique());
    json.put("constraint", index.constraint());
    json.put("state", index.state().name());
    json.put("completeFrom", index.completeFrom());
    return json;
  }

  private static IndexDefinition readIndex(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new IndexDefinition(
        fields.small("id"),
        fields.text("name"),
        fields.smalls("columns"),
        fields.truth("unique"),
        fields.truth("constraint"),
        IndexDefinition.State.valueOf(fields.text("state")),
        fields.whole("completeFrom"));
  }

  static Map<String, Object> write(ColumnDefinition column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", (long) column.id());
    json.put("name", column.name());
    json.put("type", write(column.type()));
    json.put("nullable", column.nullable());
    json.put("defaultSql", column.defaultSql().orElse(null));
    column.identity().ifPresent(identity -> json.put("identity", SequenceJson.write(identity)));
    json.put("initialValue", column.initialValue().orElse(null));
    json.put("acceptsNull", column.acceptsNull());
    json.put("comment", column.comment().orElse(null));
    return json;
  }

  static ColumnDefinition readColumn(Object json) {
    JsonFields fields = JsonFields.of(json);
    boolean nullable = fields.truth("nullable");
    return new ColumnDefinition(
        fields.small("id"),
        fields.text("name"),
        readType(fields.value("type")),
        nullable,
        fields.optionalText("defaultSql"),
        fields.optional("identity", SequenceJson::readIdentity),
        fields.optionalText("initialValue"),
        fields.optionalTruth("acceptsNull").orElse(nullable),
        fields.optionalText("comment"));
  }

  private static Map<String, Object> write(ColumnType type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type.type().name());
    json.put("precision", (long) type.precision());
    json.put("scale", (long) type.scale());
    return json;
  }

  private static ColumnType readType(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new ColumnType(
        SqlType.valueOf(fields.text("type")), fields.small("precision"), fields.small("scale"));
  }

  private static Map<String, Object> write(ReshardJob job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", (long) job.id());
    json.put("from", (long) job.from());
    json.put("to", (long) job.to());
    json.put("state", job.state().name());
    json.put("shardsDone", (long) job.shardsDone());
    json.put("rows", job.rows());
    json.put("rowsCopied", job.rowsCopied());
    json.put("filesLinked", job.filesLinked());
    json.put("bytesLinked", job.bytesLinked());
    json.put("bytesCopied", job.bytesCopied());
    json.put("rowsPurged", job.rowsPurged());
    json.put("longestWritePause", job.longestWritePause().toString());
    json.put("startedAt", job.startedAt().toString());
    json.put("finishedAt", job.finishedAt().map(Instant::toString).orElse(null));
    return json;
  }

  private static ReshardJob readJob(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new ReshardJob(
        fields.small("id"),
        fields.small("from"),
        fields.small("to"),
        ReshardJob.State.valueOf(fields.text("state")),
        fields.small("shardsDone"),
        fields.whole("rows"),
        fields.whole("rowsCopied"),
        fields.whole("filesLinked"),
        fields.whole("bytesLinked"),
        fields.whole("bytesCopied"),
        fields.whole("rowsPurged"),
        Duration.parse(fields.text("longestWritePause")),
        Instant.parse(fields.text("startedAt")),
        fields.optionalText("finishedAt").map(Instant::parse));
  }

  private static Map<String, Object> write(Checkpoint checkpoint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sequence", checkpoint.sequence());
    json.put("safeAddresses", new TreeMap<>(checkpoint.safeAddresses()));
    return json;
  }

  private static Checkpoint readCheckpoint(Object json) {
    JsonFields fields = JsonFields.of(json);
    JsonFields addresses = JsonFields.of(fields.value("safeAddresses"));
    Map<String, Long> safeAddresses = new TreeMap<>();
    for (Object shard : addresses.fields().keySet()) {
      safeAddresses.put((String) shard, addresses.whole((String) shard));
    }
    return new Checkpoint(fields.whole("sequence"), safeAddresses);
  }

  private static <T> List<Object> all(List<T> values, Function<T, Object> write) {
    return values.stream().map(write).toList();
  }
}
