package io.distribsilly.engine.file;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that never waits for the device, for tests in which the computer stays on. */
public final class UnsyncedDisk extends Disk {
  @Override
  public DiskFile open(Path file) throws IOException {
    return new DiskFile(file) {
      @Override
      public void sync() {} // the operating system has it
    };
  }

  @Override
  public void syncFolder(Path folder) {}
}
