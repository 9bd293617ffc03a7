package io.distribsilly.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a JSON object. Every method throws {@link IllegalArgumentException}, which names
 * the field, if it is not there or is of another kind.
 */
record JsonFields(Map<?, ?> fields) {
  static JsonFields of(Object object) {
    if (object instanceof Map<?, ?> map) {
      return new JsonFields(map);
    }
    throw new IllegalArgumentException(object + " is not an object");
  }

  String text(String name) {
    return as(String.class, name, fields.get(name));
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(fields.get(name)).map(value -> as(String.class, name, value));
  }

  long whole(String name) {
    return as(Long.class, name, fields.get(name));
  }

  int small(String name) {
    return small(name, fields.get(name));
  }

  /** Returns a number that older files do not have. */
  Optional<Integer> optionalSmall(String name) {
    return Optional.ofNullable(fields.get(name)).map(value -> small(name, value));
  }

  private static int small(String name, Object value) {
    long number = as(Long.class, name, value);
    if (number != (int) number) {
      throw new IllegalArgumentException("%s is %d".formatted(name, number));
    }
    return (int) number;
  }

  Optional<Boolean> optionalTruth(String name) {
    return fields.get(name) == null ? Optional.empty() : Optional.of(truth(name));
  }

  boolean truth(String name) {
    return as(Boolean.class, name, fields.get(name));
  }

  Object value(String name) {
    return as(Object.class, name, fields.get(name));
  }

  <T> List<T> list(String name, Function<Object, T> element) {
    List<?> values = as(List.class, name, fields.get(name));
    return values.stream().map(element).toList();
  }

  /** Reads a field that older files do not have. */
  <T> Optional<T> optional(String name, Function<Object, T> read) {
    return Optional.ofNullable(fields.get(name)).map(read);
  }

  /** Returns a list that older files do not have. */
  <T> List<T> optionalList(String name, Function<Object, T> element) {
    return fields.containsKey(name) ? list(name, element) : List.of();
  }

  List<String> texts(String name) {
    return list(name, value -> as(String.class, name, value));
  }

  Optional<List<String>> optionalTexts(String name) {
    return fields.get(name) == null ? Optional.empty() : Optional.of(texts(name));
  }

  List<Integer> smalls(String name) {
    return list(name, value -> small(name, value));
  }

  private static <T> T as(Class<T> kind, String name, Object value) {
    if (kind.isInstance(value)) {
      return kind.cast(value);
    }
    throw new IllegalArgumentException(
        "%s is %s".formatted(name, value == null ? "missing" : value));
  }
}
