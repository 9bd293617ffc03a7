package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps every other process out of a database folder. The file {@code lock} is locked as long as
 * the database is open, and says who holds it. The operating system lets go of it when the process
 * dies, however it dies.
 *
 * <p>On POSIX systems closing <i>any</i> handle of the file drops the process's lock, so within one
 * JVM nobody may open the file twice, not even through another class loader: a system property
 * marks the folder as taken before the file is touched.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = "lock";

  private static final String MARK = "io.distribsilly.open:";

  private final String mark;
  private final RandomAccessFile file;

  private FolderLock(String mark, RandomAccessFile file) {
    this.mark = mark;
    this.file = file;
  }

  /**
   * Takes the lock of a folder.
   *
   * @param folder a canonical path
   * @throws EngineException with DATABASE_LOCKED, naming the holder, or CONNECTION_REJECTED if the
   *     file cannot be written
   */
  static FolderLock acquire(Path folder) {
    String mark = MARK + folder;
    if (System.getProperties().putIfAbsent(mark, "") != null) {
      throw new EngineException(
          ErrorCode.DATABASE_LOCKED,
          "database %s is open in this JVM through another class loader; load the driver once"
              .formatted(folder));
    }
    try {
      return new FolderLock(mark, lockFile(folder));
    } catch (EngineException e) {
      System.getProperties().remove(mark);
      throw e;
    }
  }

  private static RandomAccessFile lockFile(Path folder) {
    RandomAccessFile file = open(folder);
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        throw heldByOther(folder, file);
      }
      writeHolder(file);
      return file;
    } catch (IOException e) {
      EngineException failure = rejected(folder, e);
      close(file, failure);
      throw failure;
    } catch (EngineException e) {
      close(file, e);
      throw e;
    }
  }

  private static RandomAccessFile open(Path folder) {
    try {
      return new RandomAccessFile(folder.resolve(NAME).toFile(), "rw");
    } catch (IOException e) {
      throw rejected(folder, e);
    }
  }

  private static void writeHolder(RandomAccessFile file) throws IOException {
    String holder =
        "pid %d on host %s since %s%n"
            .formatted(
                ProcessHandle.current().pid(),
                hostName(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    file.setLength(0);
    file.write(holder.getBytes(UTF_8));
  }

  private static EngineException heldByOther(Path folder, RandomAccessFile file)
      throws IOException {
    byte[] holder = new byte[(int) Math.min(file.length(), 1024)];
    file.readFully(holder);
    return new EngineException(
        ErrorCode.DATABASE_LOCKED,
        "database %s is open in another process: %s; close it there, or use it from that process"
            .formatted(folder, new String(holder, UTF_8).strip()));
  }

  private static EngineException rejected(Path folder, IOException e) {
    return new EngineException(
        ErrorCode.CONNECTION_REJECTED,
        "database folder %s cannot be written: %s; check its owner and permissions"
            .formatted(folder, e.getMessage()),
        e);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown"; // the name is only for people
    }
  }

  private static void close(RandomAccessFile file, Exception cause) {
    try {
      file.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close(); // lets go of the lock too
    } catch (IOException e) {
      throw new EngineException(
          ErrorCode.IO_ERROR, "cannot close the lock file: " + e.getMessage(), e);
    } finally {
      System.getProperties().remove(mark);
    }
  }
}
