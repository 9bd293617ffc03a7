package io.distribsilly.engine.store.xodus;

import java.io.IOException;
import java.nio.file.Path;
import jetbrains.exodus.io.Block;

/**
 * One file of a store's log. There is one object for each file of an open store, and its identity
 * is the key under which {@link OpenFiles} keeps its handles. Thread-safe.
 */
final class LogFile implements Block {
  private final long address;
  private final Path path;
  private final OpenFiles openFiles;

  /** How often the name came to mean something else. Guarded by {@link OpenFiles}. */
  private int generation;

  LogFile(long address, Path path, OpenFiles openFiles) {
    this.address = address;
    this.path = path;
    this.openFiles = openFiles;
  }

  Path path() {
    return path;
  }

  int generation() {
    return generation;
  }

  void nextGeneration() {
    generation++;
  }

  @Override
  public long getAddress() {
    return address;
  }

  @Override
  public long length() {
    return path.toFile().length();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Runs on users' threads. A failure is an EngineException on purpose: Xodus would take an
   * ExodusException thrown while it opens a log for a torn end, and cut the log there.
   */
  @Override
  public int read(byte[] output, long position, int offset, int count) {
    try {
      return openFiles.read(this, output, position, offset, count);
    } catch (IOException e) {
      throw Failures.of(e, "cannot read log file " + path);
    }
  }

  @Override
  public Block refresh() {
    return this;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
