package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.FileFailures;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
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
  private final Disk disk;
  private final StoreFactory stores;
  private final IntPredicate tableExists;
  private final Appliers appliers;

  /**
   * @param database the database's folder
   * @param disk what folders are created and deleted through
   * @param stores opens the stores
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   * @param appliers bring memtables into the stores
   */
  public ShardFolder(
      Path database, Disk disk, StoreFactory stores, IntPredicate tableExists, Appliers appliers) {
    this.disk = disk;
    this.folder = database.resolve(NAME);
    this.stores = stores;
    this.tableExists = tableExists;
    this.appliers = appliers;
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
      disk.createFolder(folder);
      disk.syncFolder(folder.getParent());
    } catch (IOException e) {
      throw failure("cannot create " + folder, e);
    }
  }

  /** Returns whether a shard's folder exists. */
  public boolean exists(String shard) {
    return Files.isDirectory(of(shard));
  }

  /**
   * Opens a shard, and creates it if it does not exist.
   *
   * @param safeAddress where its store is cut back to; empty to open it as it is
   * @param foreignRows whether it may hold rows of other slots
   */
  public LocalShard open(
      String name, OptionalLong safeAddress, Ownership ownership, boolean foreignRows) {
    Store store = stores.open(of(name), safeAddress);
    return new LocalShard(name, store, ownership, foreignRows, tableExists, appliers);
  }

  /** Opens a shard whose store was just cloned from another shard's, or is made now. */
  public LocalShard openNew(String name, Ownership ownership) {
    return open(name, OptionalLong.empty(), ownership, true);
  }

  /** Returns whether files can have a second name here: a clone then costs next to nothing. */
  public boolean canLink() {
    Path file = folder.resolve("link-test");
    Path link = folder.resolve("link-test.link");
    try {
      disk.delete(link);
      disk.open(file).close();
      try {
        disk.link(file, link);
        return true;
      } catch (UnsupportedOperationException | FileSystemException e) {
        return false;
      } finally {
        disk.delete(link);
        disk.delete(file);
      }
    } catch (IOException e) {
      throw failure("cannot write to " + folder, e);
    }
  }

  /** Returns how many bytes can still be written here. */
  public long usableBytes() {
    try {
      return disk.usableBytes(folder);
    } catch (IOException e) {
      throw failure("cannot inspect " + folder, e);
    }
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

  private void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        disk.delete(path);
      }
    }
  }

  private static EngineException failure(String what, Exception e) {
    IOException cause = e instanceof UncheckedIOException walk ? walk.getCause() : (IOException) e;
    return FileFailures.of(cause, what);
  }
}
