package io.distribsilly.engine.catalog;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.file.FileFailures;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The manifest as of now, and the only way to change it: on disk first, then in memory. Changes are
 * made one after another on a thread of its own. Thread-safe.
 */
public final class ManifestStore implements AutoCloseable {
  private final ManifestFile file;
  private final OwnThreads thread;
  private volatile Manifest current;

  /** Why the manifest can no longer be changed. Used only on the thread. */
  private volatile Optional<IOException> broken = Optional.empty();

  private ManifestStore(ManifestFile file, OwnThreads thread, Manifest current) {
    this.file = file;
    this.thread = thread;
    this.current = current;
  }

  /** Starts from a manifest that stands in the file. */
  public static ManifestStore of(ManifestFile file, Manifest current) {
    return new ManifestStore(file, OwnThreads.pool("distribsilly-manifest", 1), current);
  }

  /** Writes the first manifest of a database and starts from it. */
  public static ManifestStore create(ManifestFile file, Manifest initial) {
    ManifestStore store = of(file, initial);
    try {
      store.update(manifest -> manifest);
      return store;
    } catch (EngineException e) {
      store.close();
      throw e;
    }
  }

  /** Returns the manifest as of now. */
  public Manifest current() {
    return current;
  }

  /**
   * Changes the manifest; when the call returns the change is safe on disk.
   *
   * @param change what to change; may throw an EngineException to change nothing
   * @return the new manifest
   * @throws EngineException what {@code change} threw; DISK_FULL or IO_ERROR if it could not be
   *     written. Nothing has changed then, unless {@link #isBroken} says that this is not known.
   */
  public Manifest update(UnaryOperator<Manifest> change) {
    return thread.call(
        () -> {
          refuseIfBroken();
          Manifest changed = change.apply(current);
          write(changed);
          current = changed;
          return changed;
        });
  }

  /**
   * Reads the file again, between two changes.
   *
   * @throws EngineException with CORRUPTION if it is damaged or is not what was written last
   */
  public void check() {
    thread.call(
        () -> {
          if (!file.read().equals(current)) {
            throw file.damaged("it is not what was written last", null);
          }
          return current;
        });
  }

  /**
   * Returns whether a write failed so late that it is not known which manifest is on disk. The
   * database must then be closed and opened again.
   */
  public boolean isBroken() {
    return broken.isPresent();
  }

  @Override
  public void close() {
    thread.close();
  }

  private void write(Manifest changed) {
    try {
      file.writeNew(changed);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot write the manifest");
    }
    try {
      file.replace();
    } catch (IOException e) {
      broken = Optional.of(e);
      throw unknown(e);
    }
  }

  private void refuseIfBroken() {
    broken.ifPresent(
        e -> {
          throw unknown(e);
        });
  }

  private static EngineException unknown(IOException e) {
    return FileFailures.of(e, "cannot replace the manifest; close and reopen the database");
  }
}
