package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.IOException;
import java.nio.file.Path;

/** A disk that gets full in the middle of a write, or fails to write or sync. */
final class FaultyLogDisk extends Disk {
  /** How many bytes files may still grow by. */
  private long freeBytes = Long.MAX_VALUE;

  /** How many bytes may still be written before a write fails in the middle. */
  private long writableBytes = Long.MAX_VALUE;

  private volatile boolean failSyncs;
  private volatile boolean failFolderSyncs;

  synchronized void setFreeBytes(long bytes) {
    freeBytes = bytes;
  }

  synchronized void setWritableBytes(long bytes) {
    writableBytes = bytes;
  }

  void setFailSyncs(boolean fail) {
    failSyncs = fail;
  }

  void setFailFolderSyncs(boolean fail) {
    failFolderSyncs = fail;
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new FaultyFile(file);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (failFolderSyncs) {
      throw new IOException("Input/output error");
    }
    super.syncFolder(folder);
  }

  /** Returns how many of the bytes can be written. */
  private synchronized int take(long growth, int length) {
    long allowed = Math.min(length, writableBytes);
    if (growth > freeBytes) {
      allowed = Math.min(allowed, Math.max(0, length - growth + freeBytes));
    }
    writableBytes -= allowed;
    freeBytes -= Math.max(0, Math.min(growth, growth - (length - allowed)));
    return (int) allowed;
  }

  private final class FaultyFile extends DiskFile {
    FaultyFile(Path path) throws IOException {
      super(path);
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int length) throws IOException {
      int allowed = take(Math.max(0, position + length - length()), length);
      super.write(position, bytes, offset, allowed);
      if (allowed < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void sync() throws IOException {
      if (failSyncs) {
        throw new IOException("Input/output error");
      }
      super.sync();
    }
  }
}
