package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that gets full in the middle of a write, fails to sync, or has no hard links. */
final class FaultyDisk extends Disk {
  private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
  volatile boolean failSyncs;
  volatile boolean failFolderSyncs;
  volatile boolean failLinks;

  void setFreeBytes(long bytes) {
    freeBytes.set(bytes);
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new FaultyFile(file);
  }

  private final class FaultyFile extends DiskFile {
    FaultyFile(Path path) throws IOException {
      super(path);
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int length) throws IOException {
      long left = freeBytes.addAndGet(-length);
      if (left < 0) {
        super.write(position, bytes, offset, (int) Math.max(0, length + left));
        freeBytes.set(0);
        throw new IOException("No space left on device");
      }
      super.write(position, bytes, offset, length);
    }

    @Override
    public void sync() throws IOException {
      if (failSyncs) {
        throw new IOException("Input/output error");
      }
      super.sync();
    }
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (failFolderSyncs) {
      throw new IOException("Input/output error");
    }
    super.syncFolder(folder);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    if (failLinks) {
      throw new UnsupportedOperationException("no hard links here");
    }
    super.link(existing, link);
  }
}
