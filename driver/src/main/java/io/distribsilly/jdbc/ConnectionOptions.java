package io.distribsilly.jdbc;

import io.distribsilly.engine.DamagedLog;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.Isolation;
import io.distribsilly.engine.TransactionOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that there are. */
final class ConnectionOptions {
  private static final DatabaseOptions DATABASE = ConnectionSettings.DEFAULT.database();
  private static final TransactionOptions TRANSACTIONS = ConnectionSettings.DEFAULT.transactions();

  static final ConnectionOption SHARDS =
      new ConnectionOption(
          "shards",
          "Number of shards of a new database, 1 to 1024; an existing one keeps what it has.",
          Integer.toString(DATABASE.shards()),
          List.of(),
          (settings, value) -> settings.withDatabase(o -> o.withShards(parseShards(value))));

  static final ConnectionOption CREATE =
      new ConnectionOption(
          "create",
          "Whether to create the database if the folder is absent or empty.",
          Boolean.toString(DATABASE.create()),
          List.of("true", "false"),
          (settings, value) ->
              settings.withDatabase(o -> o.withCreate(Boolean.parseBoolean(value))));

  static final ConnectionOption DURABILITY =
      new ConnectionOption(
          "durability",
          "What a commit waits for: sync survives power loss, periodic only the end of the process.",
          DATABASE.durability().optionName(),
          Arrays.stream(Durability.values()).map(Durability::optionName).toList(),
          (settings, value) ->
              settings
                  .withDatabase(o -> o.withDurability(parseDurability(value)))
                  .withTransactions(o -> o.withDurability(parseDurability(value))));

  static final ConnectionOption SYNC_INTERVAL =
      new ConnectionOption(
          "syncInterval",
          "The longest time a periodic commit stays unsynced, such as 500ms, 1s or PT1S.",
          Quantities.format(DATABASE.syncInterval()),
          List.of(),
          (settings, value) ->
              settings.withDatabase(
                  o -> o.withSyncInterval(Quantities.parseDuration("syncInterval", value))));

  static final ConnectionOption CACHE_SIZE =
      new ConnectionOption(
          "cacheSize",
          "Memory for cached pages, for all databases of the JVM, such as 256MB; the first"
              + " database that is opened decides.",
          Quantities.format(DATABASE.cacheBytes()),
          List.of(),
          (settings, value) ->
              settings.withDatabase(
                  o -> o.withCacheBytes(Quantities.parseBytes("cacheSize", value))));

  static final ConnectionOption MEMTABLE_SIZE =
      new ConnectionOption(
          "memtableSize",
          "Memory for commits that are not in their shard's store yet, such as 64MB; commits wait"
              + " when it is used up.",
          Quantities.format(DATABASE.memtableBytes()),
          List.of(),
          (settings, value) ->
              settings.withDatabase(
                  o -> o.withMemtableBytes(Quantities.parseBytes("memtableSize", value))));

  static final ConnectionOption DAMAGED_LOG =
      new ConnectionOption(
          "damagedLog",
          "What happens if the commit log is damaged: refuse to open, or salvage, which opens"
              + " read-only what is before the damage and changes no file.",
          DATABASE.damagedLog().optionName(),
          Arrays.stream(DamagedLog.values()).map(DamagedLog::optionName).toList(),
          (settings, value) ->
              settings.withDatabase(o -> o.withDamagedLog(parseDamagedLog(value))));

  static final ConnectionOption ISOLATION =
      new ConnectionOption(
          "isolation",
          "What transactions see of others, unless setTransactionIsolation says otherwise;"
              + " REPEATABLE_READ is a snapshot.",
          isolationName(TRANSACTIONS.isolation()),
          Arrays.stream(Isolation.values()).map(ConnectionOptions::isolationName).toList(),
          (settings, value) ->
              settings.withTransactions(o -> o.withIsolation(parseIsolation(value))));

  static final ConnectionOption LOCK_TIMEOUT =
      new ConnectionOption(
          "lockTimeout",
          "The longest time that a statement waits for a row that another transaction has changed,"
              + " such as 10s; 0s to not wait.",
          Quantities.format(TRANSACTIONS.lockTimeout()),
          List.of(),
          (settings, value) ->
              settings.withTransactions(
                  o -> o.withLockTimeout(Quantities.parseDuration("lockTimeout", value))));

  static final ConnectionOption READ_ONLY =
      new ConnectionOption(
          "readOnly",
          "Whether statements that change something are refused, unless setReadOnly says"
              + " otherwise.",
          Boolean.toString(TRANSACTIONS.readOnly()),
          List.of("true", "false"),
          (settings, value) ->
              settings.withTransactions(o -> o.withReadOnly(Boolean.parseBoolean(value))));

  static final ConnectionOption SCHEMA =
      new ConnectionOption(
          "schema",
          "The schema of names without one, unless setSchema says otherwise.",
          Schemas.PUBLIC,
          List.of(),
          ConnectionSettings::withSchema);

  static final ConnectionOption USER = ignored("user");
  static final ConnectionOption PASSWORD = ignored("password");

  /** Every option, in the order they are described. */
  static final List<ConnectionOption> ALL =
      List.of(
          SHARDS,
          CREATE,
          DURABILITY,
          SYNC_INTERVAL,
          CACHE_SIZE,
          MEMTABLE_SIZE,
          ISOLATION,
          LOCK_TIMEOUT,
          READ_ONLY,
          SCHEMA,
          DAMAGED_LOG,
          USER,
          PASSWORD);

  private ConnectionOptions() {}

  /** Returns what the options come to; what is not given has its default. */
  static ConnectionSettings parse(Map<String, String> values) {
    ConnectionSettings settings = ConnectionSettings.DEFAULT;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      ConnectionOption option =
          named(entry.getKey()).orElseThrow(() -> unknownOption(entry.getKey()));
      settings = option.apply(settings, entry.getValue());
    }
    return settings;
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

  private static DamagedLog parseDamagedLog(String value) {
    return Arrays.stream(DamagedLog.values())
        .filter(choice -> choice.optionName().equals(value))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the name as JDBC has it. */
  private static String isolationName(Isolation isolation) {
    return switch (isolation) {
      case READ_COMMITTED -> "READ_COMMITTED";
      case SNAPSHOT -> "REPEATABLE_READ";
    };
  }

  private static Isolation parseIsolation(String value) {
    return Arrays.stream(Isolation.values())
        .filter(isolation -> isolationName(isolation).equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static ConnectionOption ignored(String name) {
    return new ConnectionOption(
        name,
        "Accepted and ignored: an embedded database has no users; protect its folder instead.",
        "",
        List.of(),
        (settings, value) -> settings);
  }
}
