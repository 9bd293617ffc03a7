package io.distribsilly.engine.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a manifest says of sequences, as {@link Json}; older manifests say nothing. */
final class SequenceJson {
  private SequenceJson() {}

  static void write(SequenceCatalog sequences, Map<String, Object> manifest) {
    manifest.put("sequences", sequences.named().stream().map(SequenceJson::write).toList());
    Map<String, Object> positions = new LinkedHashMap<>();
    new TreeMap<>(sequences.positions())
        .forEach(
            (id, position) ->
                positions.put(
                    id.toString(),
                    position.next().isPresent() ? position.next().getAsLong() : "none"));
    manifest.put("sequencePositions", positions);
  }

  static SequenceCatalog read(JsonFields manifest) {
    return new SequenceCatalog(
        manifest
            .optional("sequences", any -> manifest.list("sequences", SequenceJson::readSequence))
            .orElse(List.of()),
        manifest.optional("sequencePositions", SequenceJson::readPositions).orElse(Map.of()));
  }

  private static Map<Integer, SequencePosition> readPositions(Object json) {
    JsonFields fields = JsonFields.of(json);
    Map<Integer, SequencePosition> positions = new TreeMap<>();
    for (Object key : fields.fields().keySet()) {
      String id = (String) key;
      positions.put(
          Integer.valueOf(id),
          "none".equals(fields.value(id))
              ? new SequencePosition(OptionalLong.empty())
              : SequencePosition.of(fields.whole(id)));
    }
    return positions;
  }

  private static Map<String, Object> write(SequenceDefinition sequence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", (long) sequence.id());
    json.put("schema", sequence.schema());
    json.put("name", sequence.name());
    json.put("options", write(sequence.options()));
    return json;
  }

  private static SequenceDefinition readSequence(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new SequenceDefinition(
        fields.small("id"),
        fields.text("schema"),
        fields.text("name"),
        readOptions(fields.value("options")));
  }

  static Map<String, Object> write(Identity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sequence", (long) identity.sequence());
    json.put("always", identity.always());
    json.put("options", write(identity.options()));
    return json;
  }

  static Identity readIdentity(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new Identity(
        fields.small("sequence"), fields.truth("always"), readOptions(fields.value("options")));
  }

  private static Map<String, Object> write(SequenceOptions options) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", options.type().name());
    json.put("start", options.start());
    json.put("increment", options.increment());
    json.put("min", options.min());
    json.put("max", options.max());
    json.put("cycle", options.cycle());
    json.put("cache", (long) options.cache());
    return json;
  }

  private static SequenceOptions readOptions(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new SequenceOptions(
        SqlType.valueOf(fields.text("type")),
        fields.whole("start"),
        fields.whole("increment"),
        fields.whole("min"),
        fields.whole("max"),
        fields.truth("cycle"),
        fields.small("cache"));
  }
}
