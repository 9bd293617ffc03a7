package io.distribsilly.engine;

import io.distribsilly.engine.commit.OwnThreads;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The open engines of this JVM, one a canonical path, each with the number of its users. */
final class EngineRegistry {
  private record Entry(Engine engine, int users) {}

  private static final ConcurrentHashMap<Path, Entry> ENTRIES = new ConcurrentHashMap<>();

  private EngineRegistry() {}

  /** Returns the engine of a folder, opened by whoever comes first. */
  static Engine acquire(Path folder, DatabaseOptions options, EngineSettings settings) {
    return uninterrupted(
            () -> {
              Path canonical = DatabaseFolder.prepare(folder, mayCreate(options), settings.disk());
              return ENTRIES.compute(
                  canonical, (path, entry) -> use(path, entry, options, settings));
            })
        .engine;
  }

  private static boolean mayCreate(DatabaseOptions options) {
    return options.create() && options.damagedLog() == DamagedLog.REFUSE;
  }

  /** Lets go of an engine; the last user closes it. */
  static void release(Engine engine) {
    uninterrupted(() -> ENTRIES.computeIfPresent(engine.folder(), (path, entry) -> leave(entry)));
  }

  private static Entry use(
      Path path, Entry entry, DatabaseOptions options, EngineSettings settings) {
    if (entry == null) {
      return new Entry(new EngineOpener(path, options, settings).open(), 1);
    }
    refuseOtherMode(path, entry.engine, options);
    return new Entry(entry.engine, entry.users + 1);
  }

  private static void refuseOtherMode(Path path, Engine engine, DatabaseOptions options) {
    boolean salvage = options.damagedLog() == DamagedLog.SALVAGE;
    if (salvage != engine.salvage().isPresent()) {
      throw new EngineException(
          ErrorCode.CONNECTION_REJECTED,
          "database %s is open in this JVM %s damagedLog=salvage; close it there first"
              .formatted(path, salvage ? "without" : "with"));
    }
  }

  private static Entry leave(Entry entry) {
    if (entry.users > 1) {
      return new Entry(entry.engine, entry.users - 1);
    }
    entry.engine.close();
    return null; // removes the entry
  }

  private static <T> T uninterrupted(Callable<T> task) {
    OwnThreads thread = OwnThreads.pool("distribsilly-open", 1);
    try {
      return thread.call(task);
    } finally {
      thread.close();
    }
  }
}
