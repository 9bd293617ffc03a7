package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.ManifestFile;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The folder {@code shards/} of a database, one folder in it for each shard. Thread-safe; used only
 * on threads that nobody interrupts.
 */
public final class ShardFolder {
  /** The folder's name. */
  public static final String NAME = "shards";

  private final Path folder;
  private final StoreFactory stores;
  private final IntPredicate tableExists;
  private final Executor commitThreads;

  /**
   * @param database the database's folder
   * @param stores opens the stores
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   * @param commitThreads where shards apply their commits
   */
  public ShardFolder(
      Path database, StoreFactory stores, IntPredicate tableExists, Executor commitThreads) {
    this.folder = database.resolve(NAME);
    this.stores = stores;
    this.tableExists = tableExists;
    this.commitThreads = commitThreads;
  }

  /** Returns the folder of a shard. */
  public Path of(String shard) {
    return folder.resolve(shard);
  }

  /** Returns the path of {@code shards/} itself. */
  public Path path() {
    return folder;
  }

  /** Makes {@code shards/} if it is not there, safe from power loss. */
  public void create() {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder);
      ManifestFile.syncFolder(folder.getParent());
    } catch (IOException e) {
      throw failure("cannot create " + folder, e);
    }
  }

  /** Returns whether a shard's folder exists. */
  public boolean exists(String shard) {
    return Files.isDirectory(of(shard));
  }

  /** Opens a shard's store, and creates it if it does not exist. */
  public Store openStore(String shard) {
    return stores.open(of(shard));
  }

  /** Returns a shard over its open store. */
  public LocalShard shard(String name, Store store, Ownership ownership, boolean foreignRows) {
    return new LocalShard(name, store, ownership, foreignRows, tableExists, commitThreads);
  }

  /** Deletes a shard's folder if it exists. No store may have it open. */
  public void delete(String shard) {
    try {
      deleteTree(of(shard));
    } catch (IOException | UncheckedIOException e) {
      throw failure("cannot delete " + of(shard), e);
    }
  }

  /** Deletes every folder that none of these shards has: what an interrupted RESHARD left. */
  public void deleteAllBut(Set<String> shards) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> unnamed =
          entries.filter(entry -> !shards.contains(entry.getFileName().toString())).toList();
      for (Path entry : unnamed) {
        deleteTree(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failure("cannot clean " + folder, e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static EngineException failure(String what, Exception e) {
    return new EngineException(ErrorCode.IO_ERROR, what + ": " + e.getMessage(), e);
  }
}
