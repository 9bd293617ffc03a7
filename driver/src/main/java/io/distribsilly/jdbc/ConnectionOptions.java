package io.distribsilly.jdbc;

import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that there are. */
final class ConnectionOptions {
  private static final DatabaseOptions DEFAULT = DatabaseOptions.DEFAULT;

  static final ConnectionOption SHARDS =
      new ConnectionOption(
          "shards",
          "Number of shards of a new database, 1 to 1024; an existing one keeps what it has.",
          Integer.toString(DEFAULT.shards()),
          List.of(),
          (options, value) -> options.withShards(parseShards(value)));

  static final ConnectionOption CREATE =
      new ConnectionOption(
          "create",
          "Whether to create the database if the folder is absent or empty.",
          Boolean.toString(DEFAULT.create()),
          List.of("true", "false"),
          (options, value) -> options.withCreate(Boolean.parseBoolean(value)));

  static final ConnectionOption DURABILITY =
      new ConnectionOption(
          "durability",
          "What a commit waits for: sync survives power loss, periodic only the end of the process.",
          DEFAULT.durability().optionName(),
          Arrays.stream(Durability.values()).map(Durability::optionName).toList(),
          (options, value) -> options.withDurability(parseDurability(value)));

  static final ConnectionOption SYNC_INTERVAL =
      new ConnectionOption(
          "syncInterval",
          "The longest time a periodic commit stays unsynced, such as 500ms, 1s or PT1S.",
          Quantities.format(DEFAULT.syncInterval()),
          List.of(),
          (options, value) ->
              options.withSyncInterval(Quantities.parseDuration("syncInterval", value)));

  static final ConnectionOption CACHE_SIZE =
      new ConnectionOption(
          "cacheSize",
          "Memory for cached pages, for all databases of the JVM, such as 256MB; the first"
              + " database that is opened decides.",
          Quantities.format(DEFAULT.cacheBytes()),
          List.of(),
          (options, value) -> options.withCacheBytes(Quantities.parseBytes("cacheSize", value)));

  static final ConnectionOption USER = ignored("user");
  static final ConnectionOption PASSWORD = ignored("password");

  /** Every option, in the order they are described. */
  static final List<ConnectionOption> ALL =
      List.of(SHARDS, CREATE, DURABILITY, SYNC_INTERVAL, CACHE_SIZE, USER, PASSWORD);

  private ConnectionOptions() {}

  /** Returns the options as the engine takes them; what is not given has its default. */
  static DatabaseOptions parse(Map<String, String> values) {
    DatabaseOptions options = DEFAULT;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      ConnectionOption option =
          named(entry.getKey()).orElseThrow(() -> unknownOption(entry.getKey()));
      options = option.apply(options, entry.getValue());
    }
    return options;
  }

  static Optional<ConnectionOption> named(String name) {
    return ALL.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  private static EngineException unknownOption(String name) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED,
        "unknown connection option '%s'; the options are %s"
            .formatted(
                name, ALL.stream().map(ConnectionOption::name).collect(Collectors.joining(", "))));
  }

  private static int parseShards(String value) {
    try {
      int shards = Integer.parseInt(value.strip());
      if (shards >= 1 && shards <= DatabaseOptions.MAX_SHARDS) {
        return shards;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is out of range.
    }
    throw ConnectionOption.invalid(
        "shards", value, "a whole number from 1 to " + DatabaseOptions.MAX_SHARDS);
  }

  private static Durability parseDurability(String value) {
    return Arrays.stream(Durability.values())
        .filter(durability -> durability.optionName().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static ConnectionOption ignored(String name) {
    return new ConnectionOption(
        name,
        "Accepted and ignored: an embedded database has no users; protect its folder instead.",
        "",
        List.of(),
        (options, value) -> options);
  }
}
