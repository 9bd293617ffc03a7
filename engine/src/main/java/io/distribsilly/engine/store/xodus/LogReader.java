package io.distribsilly.engine.store.xodus;

import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jetbrains.exodus.io.Block;
import jetbrains.exodus.io.DataReader;
import jetbrains.exodus.log.LogUtil;

/** The log files of one store, as Xodus reads them. Thread-safe. */
final class LogReader implements DataReader {
  private final Path folder;
  private final OpenFiles openFiles;
  private final ConcurrentMap<Long, LogFile> files = new ConcurrentHashMap<>();

  LogReader(Path folder, OpenFiles openFiles) {
    this.folder = folder;
    this.openFiles = openFiles;
  }

  Path folder() {
    return folder;
  }

  /** Returns the one object of the file at an address, whether the file exists or not. */
  LogFile file(long address) {
    return files.computeIfAbsent(
        address, at -> new LogFile(at, folder.resolve(LogUtil.getLogFilename(at)), openFiles));
  }

  /** Closes a file's handles, because its name is about to mean, or means, another inode. */
  void forgetHandles(LogFile file) {
    openFiles.forget(file);
  }

  /** Forgets a file that is being removed. */
  void forget(LogFile file) {
    files.remove(file.getAddress());
    openFiles.forget(file);
  }

  @Override
  public String getLocation() {
    return folder.toString();
  }

  @Override
  public Iterable<Block> getBlocks() {
    return getBlocks(0);
  }

  @Override
  public Iterable<Block> getBlocks(long fromAddress) {
    List<Block> blocks = new ArrayList<>();
    for (long address : addresses()) {
      if (address >= fromAddress) {
        blocks.add(file(address));
      }
    }
    return blocks;
  }

  /** Returns where the files that exist begin, in ascending order. */
  long[] addresses() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      List<Long> addresses = new ArrayList<>();
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (LogUtil.LOG_FILE_NAME_FILTER.accept(null, name)) {
          addresses.add(LogUtil.getAddress(name));
        }
      }
      return addresses.stream().mapToLong(Long::longValue).sorted().toArray();
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot list the folder " + folder);
    }
  }

  @Override
  public void close() {
    files.values().forEach(openFiles::forget);
  }
}
