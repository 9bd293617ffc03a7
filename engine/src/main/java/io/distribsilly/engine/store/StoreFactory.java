package io.distribsilly.engine.store;

import java.nio.file.Path;

/** Opens the stores of one database. Thread-safe. */
public interface StoreFactory {
  /**
   * Opens the store in a folder, and creates both if the folder does not exist. A new folder is
   * synced into its parent before the call returns.
   *
   * @throws io.distribsilly.engine.EngineException with IO_ERROR, DISK_FULL or CORRUPTION
   */
  Store open(Path folder);
}
