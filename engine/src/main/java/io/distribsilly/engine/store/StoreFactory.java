package io.distribsilly.engine.store;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Opens the stores of one database. Thread-safe. */
public interface StoreFactory {
  /**
   * Opens the store in a folder as it was at a checkpoint: everything above the safe address is cut
   * off first. Without a safe address the store is opened as its folder has it, which nobody can
   * trust after a power loss, and both are created if the folder does not exist. A new folder is
   * synced into its parent before the call returns.
   *
   * @param safeAddress what {@link Store#prepareCheckpoint} returned for the newest checkpoint that
   *     was completed or may have been
   * @throws io.distribsilly.engine.EngineException with CORRUPTION if anything below the safe
   *     address is missing, IO_ERROR or DISK_FULL
   */
  Store open(Path folder, OptionalLong safeAddress);

  /**
   * Copies a store that nobody has open, and changes nothing of it: whatever is done to the copy,
   * the source stays as it is. Files that the copy replaces before it writes to them are linked
   * where the file system allows it.
   *
   * @param target a folder that does not exist
   * @throws io.distribsilly.engine.EngineException with DISK_FULL or IO_ERROR
   */
  void copyClosed(Path source, Path target);

  /** Opens the store in a folder as it is, and creates it if the folder does not exist. */
  default Store open(Path folder) {
    return open(folder, OptionalLong.empty());
  }
}
