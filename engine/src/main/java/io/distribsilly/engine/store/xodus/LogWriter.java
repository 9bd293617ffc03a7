package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.util.OptionalLong;
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
 *   <li>A file with a second hard link is never written or cut, see {@link SharedFiles}.
 *   <li>A failed sync is reported, and so is every later one: the operating system may have dropped
 *       the bytes, and a second try that succeeds would prove nothing.
 *   <li>The checksums of its pages are behind a full file's log, see {@link PageChecksums}.
 *   <li>No byte is left behind unsynced in a file that is closed.
 *   <li>After a failed write the file is closed, so that Xodus must open it again at the length it
 *       believes in; whatever the failed write left there is cut off.
 *   <li>A file that a checkpoint needs is not removed, see {@link Removals}.
 *   <li>A removal is on disk before an older file is cut, so that no crash leaves a gap.
 * </ul>
 *
 * <p>Xodus calls it from one thread at a time; {@link #sync} may be called by any thread as well.
 * The database has its own lock, so {@link #lock} has nothing to do.
 */
final class LogWriter implements DataWriter {
  /** How Xodus's garbage collector removes files, see XodusLog; what it rolls back it deletes. */
  private static final RemoveBlockType GARBAGE = RemoveBlockType.Rename;

  private final LogReader reader;
  private final Disk disk;
  private final SharedFiles files;
  private final Removals removals;
  private final LongAdder syncs = new LongAdder();

  /** Writing and syncing the open file share this lock; opening and closing it exclude them. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** The open file, null if none is. Guarded by {@link #lock}. */
  private DiskFile open;

  /** Which file is open. Guarded by {@link #lock}. */
  private LogFile openFile;

  /** How long the open file is, and the checksums of its pages. Used by the thread that writes. */
  private long end;

  private PageChecksums checksums;

  /** Whether the open file has bytes that no sync has been started for. */
  private volatile boolean unsynced;

  /** The failed sync, null as long as there was none. */
  private volatile EngineException syncFailure;

  /** Whether pages of a failed write may be in Xodus's cache. */
  private volatile boolean writeFailed;

  /** Whether the folder has a new or a removed file that may not be on disk yet. */
  private volatile boolean folderUnsynced;

  /** Whether the store is closed, and the folder none of our business. Guarded by {@link #lock}. */
  private boolean retired;

  /** Whose cached pages to drop after a failed write; null while the log is being opened. */
  private volatile Log log;

  /** Nothing below may be cut off. */
  private volatile long safeAddress;

  /**
   * @param safeAddress the address that the log is cut back to, if there is a checkpoint
   */
  LogWriter(LogReader reader, Disk disk, OptionalLong safeAddress) {
    this.reader = reader;
    this.disk = disk;
    this.files = new SharedFiles(reader, disk);
    this.safeAddress = safeAddress.orElse(0);
    this.removals = new Removals(safeAddress.isPresent());
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
      EngineException failure = FileFailures.of(e, "cannot write " + openFile);
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
      open.write(end, bytes, offset, length);
      checksums.append(bytes, offset, length);
      end += length;
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
    if (folderUnsynced) {
      syncDirectory();
    }
    unsynced = false;
    try {
      open.sync();
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
      folderUnsynced = false;
      disk.syncFolder(reader.folder());
    } catch (IOException e) {
      folderUnsynced = true;
      throw FileFailures.of(e, "cannot sync the folder " + reader.folder());
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
      if (length < XodusLog.FILE_BYTES) {
        folderUnsynced |= length == 0;
        open = files.openAt(file, length);
        openFile = file;
        end = length;
        checksums = file.resumeAt(length);
        unsynced = true;
      } // else it is full: Xodus must find no file open, and begin the next one
      return file;
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot open " + reader.file(address) + " for writing");
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

  @Override
  public void truncateBlock(long address, long length) {
    lock.writeLock().lock();
    try {
      requireInUse();
      requireAboveSafeAddress(address + length);
      LogFile file = reader.file(address);
      if (file.length() > length) {
        if (folderUnsynced) {
          syncDirectory();
        }
        files.truncate(file, length);
      }
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot cut " + reader.file(address) + " to " + length + " bytes");
    } finally {
      lock.writeLock().unlock();
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
      if (type == GARBAGE) {
        if (removals.hold(address)) {
          return;
        }
      } else {
        requireAboveSafeAddress(address);
      }
      delete(file);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot remove " + reader.file(address));
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void delete(LogFile file) throws IOException {
    disk.delete(file.path());
    folderUnsynced = true;
  }

  /** Xodus goes back to an older root if it cannot read the newest. */
  private void requireAboveSafeAddress(long end) {
    if (end < safeAddress) {
      throw new EngineException(
          ErrorCode.CORRUPTION,
          "the store in "
              + reader.folder()
              + " is damaged: it was safe up to address "
              + safeAddress
              + ", but can be read up to "
              + end
              + " only; restore the database from a backup");
    }
  }

  /** Begins a checkpoint: the files that wait for their removal now are dead in it. */
  void prepareCheckpoint() {
    lock.writeLock().lock();
    try {
      removals.prepare();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Names the address up to which everything is synced. */
  void setSafeAddress(long address) {
    safeAddress = address;
  }

  /** Deletes the files that the prepared checkpoint does not need. */
  void completeCheckpoint() {
    lock.writeLock().lock();
    try {
      requireInUse();
      for (long address : removals.removable()) {
        LogFile file = reader.file(address);
        reader.forget(file);
        delete(file);
        removals.deleted(address);
      }
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot remove old log files from " + reader.folder());
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns how many files only a checkpoint keeps. */
  int heldFiles() {
    lock.readLock().lock();
    try {
      return removals.count();
    } finally {
      lock.readLock().unlock();
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
    DiskFile closing = open;
    try {
      if (end == XodusLog.FILE_BYTES) {
        writeChecksums();
      }
      if (unsynced && syncFailure == null) {
        syncOpenFile();
      }
    } finally {
      open = null;
      closeHandle(closing);
    }
  }

  private void writeChecksums() {
    byte[] trailer = checksums.trailer();
    try {
      unsynced = true;
      open.write(end, trailer, 0, trailer.length);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot write the checksums of " + openFile);
    }
  }

  private void closeHandle(DiskFile closing) {
    try {
      closing.close();
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot close " + openFile);
    }
  }

  private void requireInUse() {
    if (retired) {
      throw new EngineException(
          ErrorCode.OBJECT_CLOSED, "the store in " + reader.folder() + " is closed");
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
