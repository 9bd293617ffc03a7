package io.distribsilly.sql.csv;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options of a procedure in one text: {@code batch=500, delimiter=";"}. Values with a comma, a
 * blank or a quote stand in double quotes. Immutable; every method throws {@link EngineException}
 * with INVALID_PARAMETER_VALUE.
 */
final class CallOptions {
  private static final Pattern OPTION =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"\\s]*))\\s*(?:,|$)");

  private final String procedure;
  private final Map<String, String> values;

  private CallOptions(String procedure, Map<String, String> values) {
    this.procedure = procedure;
    this.values = values;
  }

  /**
   * Reads a text.
   *
   * @param procedure whose options they are
   * @param known the names that there are
   */
  static CallOptions parse(String procedure, String text, List<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher option = OPTION.matcher(text);
    int end = 0;
    while (end < text.length() && !text.substring(end).isBlank()) {
      if (!option.find(end) || option.start() != end) {
        throw invalid(
            "the options of %s are '%s'; write them as name=value, separated by commas, and a value"
                    .formatted(procedure, text)
                + " with a comma, a blank or a quote in \"\"");
      }
      String name = name(procedure, option.group(1), known);
      String quoted = option.group(2);
      String value = quoted == null ? option.group(3) : quoted.replace("\"\"", "\"");
      if (values.put(name, value) != null) {
        throw invalid("option %s of %s is given twice".formatted(name, procedure));
      }
      end = option.end();
    }
    return new CallOptions(procedure, values);
  }

  private static String name(String procedure, String given, List<String> known) {
    return known.stream()
        .filter(name -> name.equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "%s has no option %s; it has %s"
                        .formatted(procedure, given, String.join(", ", known))));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean isTrue(String name, boolean fallback) {
    return text(name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw mustBe(name, value, "true or false");
                })
        .orElse(fallback);
  }

  int number(String name, int fallback, int min, int max) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return fallback;
    }
    String digits = value.get();
    boolean small = digits.matches("\\d{1,9}");
    int number = small ? Integer.parseInt(digits) : -1;
    if (number < min || number > max) {
      throw mustBe(name, digits, "a number from %,d to %,d".formatted(min, max));
    }
    return number;
  }

  <E extends Enum<E>> E choice(String name, E fallback) {
    E[] choices = fallback.getDeclaringClass().getEnumConstants();
    return text(name)
        .map(
            value ->
                Arrays.stream(choices)
                    .filter(choice -> choice.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> mustBe(name, value, names(choices))))
        .orElse(fallback);
  }

  /** Returns the error for a value that an option cannot have. */
  EngineException mustBe(String name, String value, String expected) {
    return invalid(
        "option %s of %s is '%s'; it must be %s".formatted(name, procedure, value, expected));
  }

  private static String names(Enum<?>[] choices) {
    return Arrays.stream(choices)
        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  private static EngineException invalid(String message) {
    return new EngineException(ErrorCode.INVALID_PARAMETER_VALUE, message);
  }
}
