package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import jetbrains.exodus.io.Block;
import jetbrains.exodus.io.DataWriter;
import jetbrains.exodus.io.RemoveBlockType;
import jetbrains.exodus.log.Log;

/**
 * The end of one store's log, as Xodus writes it. What it keeps, and Xodus's own writer does not:
 *
 * <ul>
 *   <li>A file with a second hard link is never written or cut: it is replaced by a copy first.
 *   <li>A failed sync is reported, and so is every later one: the operating system may have dropped
 *       the bytes, and a second try that succeeds would prove nothing.
 *   <li>No byte is left behind unsynced in a file that is closed.
 *   <li>After a failed write the file is closed, so that Xodus must open it again at the length it
 *       believes in; whatever the failed write left there is cut off.
 *   <li>A removal is on disk before an older file is cut, so that no crash leaves a gap.
 * </ul>
 *
 * <p>Xodus calls it from one thread at a time; {@link #sync} may be called by any thread as well.
 * The database has its own lock, so {@link #lock} has nothing to do.
 */
final class LogWriter implements DataWriter {
  private static final String COPY_SUFFIX = ".copy";

  private final LogReader reader;
  private final Disk disk;
  private final long fileBytes;
  private final LongAdder syncs = new LongAdder();

  /** Writing and syncing the open file share this lock; opening and closing it exclude them. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** The open file, null if none is. Guarded by {@link #lock}. */
  private RandomAccessFile open;

  /** Which file is open. Guarded by {@link #lock}. */
  private LogFile openFile;

  /** Whether the open file has bytes that no sync has been started for. */
  private volatile boolean unsynced;

  /** The failed sync, null as long as there was none. */
  private volatile EngineException syncFailure;

  /** Whether pages of a failed write may be in Xodus's cache. Used by the writing thread only. */
  private boolean writeFailed;

  /** Whether a removal may not be on disk yet. Used by the writing thread only. */
  private volatile boolean removalsUnsynced;

  /** Whether the store is closed, and the folder none of our business. Guarded by {@link #lock}. */
  private boolean retired;

  /** Whose cached pages to drop after a failed write; null while the log is being opened. */
  private volatile Log log;

  LogWriter(LogReader reader, Disk disk, long fileBytes) {
    this.reader = reader;
    this.disk = disk;
    this.fileBytes = fileBytes;
  }

  /** Names the log that writes through this object. */
  void attach(Log newLog) {
    log = newLog;
  }

  /** Ends it: nothing that Xodus still has in its queues may touch the folder from here on. */
  void retire() {
    lock.writeLock().lock();
    try {
      retired = true;
      closeFile();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns how often a file was synced. */
  long syncs() {
    return syncs.sum();
  }

  @Override
  public boolean isOpen() {
    lock.readLock().lock();
    try {
      return open != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Block write(byte[] bytes, int offset, int length) {
    try {
      return append(bytes, offset, length);
    } catch (IOException e) {
      EngineException failure = Failures.of(e, "cannot write " + openFile);
      writeFailed = true;
      closeAfter(failure);
      throw failure;
    }
  }

  private Block append(byte[] bytes, int offset, int length) throws IOException {
    lock.readLock().lock();
    try {
      requireNoSyncFailure();
      if (open == null) {
        throw new EngineException(
            ErrorCode.INTERNAL_ERROR, "no log file of " + reader.folder() + " is open for writing");
      }
      unsynced = true;
      disk.write(open, bytes, offset, length);
      return openFile;
    } finally {
      lock.readLock().unlock();
    }
  }

  private void closeAfter(EngineException failure) {
    try {
      close();
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void sync() {
    lock.readLock().lock();
    try {
      requireNoSyncFailure();
      if (open != null) {
        syncOpenFile();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private void syncOpenFile() {
    unsynced = false;
    try {
      disk.sync(open);
      syncs.increment();
    } catch (IOException e) {
      syncFailure =
          new EngineException(
              ErrorCode.IO_ERROR,
              "cannot sync "
                  + openFile
                  + ": "
                  + e.getMessage()
                  + "; what was written last may be lost; check the disk, then close the database"
                  + " and open it again",
              e);
      throw syncFailure;
    }
  }

  private void requireNoSyncFailure() {
    EngineException failure = syncFailure;
    if (failure != null) {
      throw new EngineException(failure.code(), failure.getMessage(), failure);
    }
  }

  @Override
  public void syncDirectory() {
    try {
      disk.syncFolder(reader.folder());
      removalsUnsynced = false;
    } catch (IOException e) {
      throw Failures.of(e, "cannot sync the folder " + reader.folder());
    }
  }

  @Override
  public Block openOrCreateBlock(long address, long length) {
    lock.writeLock().lock();
    try {
      requireInUse();
      closeFile();
      LogFile file = reader.file(address);
      dropCachedPages(address, length);
      if (length < fileBytes) {
        openAt(file, length);
      } // else it is full: Xodus must find no file open, and begin the next one
      return file;
    } catch (IOException e) {
      throw Failures.of(e, "cannot open " + reader.file(address) + " for writing");
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Xodus keeps a page it could not write in its cache if the write was its transaction's first.
   */
  private void dropCachedPages(long address, long length) {
    Log writing = log;
    if (writeFailed && writing != null) {
      writing.clearFileFromLogCache(address, length - length % writing.getCachePageSize());
    }
    writeFailed = false;
  }

  private void openAt(LogFile file, long length) throws IOException {
    boolean existed = Files.exists(file.path());
    requireLength(file, existed ? file.length() : 0, length);
    if (existed && disk.isShared(file.path())) {
      replaceByCopy(file, length);
    }
    RandomAccessFile opened = null;
    try {
      opened = disk.openForWriting(file.path());
      if (opened.length() != length) {
        opened.setLength(length);
        disk.sync(opened);
      }
      opened.seek(length);
    } catch (IOException e) {
      giveUp(file, opened, existed, e);
      throw e;
    }
    open = opened;
    openFile = file;
    unsynced = existed;
  }

  private static void requireLength(LogFile file, long actual, long expected) {
    if (actual < expected) {
      throw new EngineException(
          ErrorCode.CORRUPTION,
          file + " has " + actual + " bytes, at least " + expected + " are expected");
    }
  }

  /** An empty file that the log does not know of would be taken for a gap at the next open. */
  private void giveUp(LogFile file, RandomAccessFile opened, boolean existed, IOException cause) {
    try {
      if (opened != null) {
        opened.close();
      }
      if (!existed) {
        disk.delete(file.path());
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void truncateBlock(long address, long length) {
    lock.writeLock().lock();
    try {
      requireInUse();
      LogFile file = reader.file(address);
      if (file.length() > length) {
        if (removalsUnsynced) {
          syncDirectory();
        }
        truncate(file, length);
      }
    } catch (IOException e) {
      throw Failures.of(e, "cannot cut " + reader.file(address) + " to " + length + " bytes");
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void truncate(LogFile file, long length) throws IOException {
    if (disk.isShared(file.path())) {
      replaceByCopy(file, length);
      return;
    }
    try (RandomAccessFile opened = disk.openForWriting(file.path())) {
      opened.setLength(length);
      disk.sync(opened);
    }
  }

  /** Gives this store a file of its own, so that the other owner of the old one keeps it as is. */
  private void replaceByCopy(LogFile file, long length) throws IOException {
    Path copy = file.path().resolveSibling(file.path().getFileName() + COPY_SUFFIX);
    try {
      disk.copy(file.path(), copy, length);
      disk.replace(copy, file.path());
    } catch (IOException e) {
      deleteAfter(e, copy);
      throw e;
    }
    disk.syncFolder(reader.folder());
    reader.forgetHandles(file);
  }

  private void deleteAfter(IOException cause, Path leftover) {
    try {
      disk.delete(leftover);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void removeBlock(long address, RemoveBlockType type) {
    lock.writeLock().lock();
    try {
      if (retired) {
        return; // by now the folder may be open again, by another store that removes it in time
      }
      LogFile file = reader.file(address);
      reader.forget(file);
      disk.delete(file.path());
      removalsUnsynced = true;
    } catch (IOException e) {
      throw Failures.of(e, "cannot remove " + reader.file(address));
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closeFile();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void closeFile() {
    if (open == null) {
      return;
    }
    RandomAccessFile closing = open;
    try {
      if (unsynced && syncFailure == null) {
        syncOpenFile();
      }
    } finally {
      open = null;
      closeHandle(closing);
    }
  }

  private void closeHandle(RandomAccessFile closing) {
    try {
      closing.close();
    } catch (IOException e) {
      throw Failures.of(e, "cannot close " + openFile);
    }
  }

  private void requireInUse() {
    if (retired) {
      throw new EngineException(
          ErrorCode.OBJECT_CLOSED, "the store in " + reader.folder() + " is closed");
    }
  }

  /** Removes what a crash left of {@link #replaceByCopy}. */
  static void deleteLeftovers(Path folder, Disk disk) throws IOException {
    try (var entries = Files.newDirectoryStream(folder, "*" + COPY_SUFFIX)) {
      for (Path entry : entries) {
        disk.delete(entry);
      }
    }
  }

  @Override
  public void clear() {
    throw new EngineException(
        ErrorCode.INTERNAL_ERROR, "a log is never cleared: " + reader.folder());
  }

  @Override
  public boolean lock(long timeout) {
    return true;
  }

  @Override
  public boolean release() {
    return true;
  }

  @Override
  public String lockInfo() {
    return "the database's own lock file";
  }
}
