package io.distribsilly.engine.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Views in the manifest. */
final class ViewJson {
  private ViewJson() {}

  static Map<String, Object> write(ViewDefinition view) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", view.schema());
    json.put("name", view.name());
    json.put("columns", all(view.columns(), ManifestJson::write));
    json.put("sources", view.sources());
    json.put("sql", view.sql());
    json.put("querySchema", view.querySchema());
    json.put("uses", all(view.uses(), ViewJson::write));
    json.put("comment", view.comment().orElse(null));
    return json;
  }

  static ViewDefinition read(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new ViewDefinition(
        fields.text("schema"),
        fields.text("name"),
        fields.list("columns", ManifestJson::readColumn),
        fields.texts("sources"),
        fields.text("sql"),
        fields.text("querySchema"),
        fields.list("uses", ViewJson::readName),
        fields.optionalText("comment"));
  }

  private static Map<String, Object> write(TableName name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", name.schema());
    json.put("name", name.name());
    return json;
  }

  private static TableName readName(Object json) {
    JsonFields fields = JsonFields.of(json);
    return new TableName(fields.text("schema"), fields.text("name"));
  }

  private static <T> List<Object> all(List<T> values, Function<T, Object> write) {
    return values.stream().map(write).toList();
  }
}
