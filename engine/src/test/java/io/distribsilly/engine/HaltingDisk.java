package io.distribsilly.engine;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Ends the process at a change of a file, as a kill would. Thread-safe. */
final class HaltingDisk extends Disk {
  private final long haltAt;
  private final AtomicLong changes = new AtomicLong();

  /**
   * @param haltAt which change it is, counted from 1; none if it is less
   */
  HaltingDisk(long haltAt) {
    this.haltAt = haltAt;
  }

  private void count() {
    if (changes.incrementAndGet() == haltAt) {
      Runtime.getRuntime().halt(9);
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    count();
    return new DiskFile(file) {
      @Override
      public void write(long position, byte[] bytes, int offset, int length) throws IOException {
        count();
        super.write(position, bytes, offset, length);
      }

      @Override
      public void truncate(long length) throws IOException {
        count();
        super.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        count();
        super.sync();
      }
    };
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    count();
    super.createFolder(folder);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    count();
    super.link(existing, link);
  }

  @Override
  public void delete(Path path) throws IOException {
    count();
    super.delete(path);
  }

  @Override
  public void rename(Path source, Path target) throws IOException {
    count();
    super.rename(source, target);
  }
}
