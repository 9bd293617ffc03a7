package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a database keeps open for reading, least recently used first to go. A reader has a
 * handle to itself while it reads, so readers never wait for each other, and a file that many
 * threads read at once gets as many handles. Handles are {@link RandomAccessFile}s: an interrupt
 * cannot close them. Thread-safe.
 */
final class OpenFiles {
  private final int maxIdle;

  /** Idle handles, by file, in the order of their last use. Guarded by this. */
  private final Map<LogFile, ArrayDeque<Handle>> idle = new LinkedHashMap<>(64, 0.75f, true);

  /** How many handles {@link #idle} holds. Guarded by this. */
  private int idleCount;

  OpenFiles(int maxIdle) {
    this.maxIdle = maxIdle;
  }

  /** An open file, and which of the inodes that had its name it is. */
  private record Handle(RandomAccessFile file, int generation) {}

  /**
   * Reads up to {@code count} bytes from {@code position} on.
   *
   * @return how many bytes there were; fewer than {@code count} only at the end of the file
   */
  int read(LogFile file, byte[] output, long position, int offset, int count) throws IOException {
    Handle handle = take(file);
    boolean usable = false;
    try {
      int total = readFully(handle.file, output, position, offset, count);
      usable = true;
      return total;
    } finally {
      if (usable) {
        giveBack(file, handle);
      } else {
        handle.file.close();
      }
    }
  }

  private static int readFully(
      RandomAccessFile file, byte[] output, long position, int offset, int count)
      throws IOException {
    file.seek(position);
    int total = 0;
    while (total < count) {
      int read = file.read(output, offset + total, count - total);
      if (read < 0) {
        break;
      }
      total += read;
    }
    return total;
  }

  /** Closes the handles of a file whose name now is, or soon will be, another inode's or gone. */
  void forget(LogFile file) {
    ArrayDeque<Handle> handles;
    synchronized (this) {
      file.nextGeneration();
      handles = idle.remove(file);
      idleCount -= handles == null ? 0 : handles.size();
    }
    if (handles != null) {
      handles.forEach(OpenFiles::close);
    }
  }

  private Handle take(LogFile file) throws IOException {
    int generation;
    synchronized (this) {
      ArrayDeque<Handle> handles = idle.get(file);
      if (handles != null) {
        idleCount--;
        Handle handle = handles.pop();
        if (handles.isEmpty()) {
          idle.remove(file);
        }
        return handle;
      }
      generation = file.generation();
    }
    return new Handle(new RandomAccessFile(file.path().toFile(), "r"), generation);
  }

  private void giveBack(LogFile file, Handle handle) {
    List<Handle> surplus = new ArrayList<>(1);
    synchronized (this) {
      if (handle.generation == file.generation()) {
        idle.computeIfAbsent(file, absent -> new ArrayDeque<>(2)).push(handle);
        idleCount++;
        evict(surplus);
      } else {
        surplus.add(handle);
      }
    }
    surplus.forEach(OpenFiles::close);
  }

  private void evict(List<Handle> surplus) {
    Iterator<ArrayDeque<Handle>> eldest = idle.values().iterator();
    while (idleCount > maxIdle) {
      ArrayDeque<Handle> handles = eldest.next();
      eldest.remove();
      idleCount -= handles.size();
      surplus.addAll(handles);
    }
  }

  private static void close(Handle handle) {
    try {
      handle.file.close();
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot close a log file after reading");
    }
  }
}
