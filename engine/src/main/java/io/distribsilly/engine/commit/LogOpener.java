package io.distribsilly.engine.commit;

import io.distribsilly.engine.file.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a log that was read ready for appending. A crash at any point leaves a log that reads the
 * same.
 */
final class LogOpener {
  private final LogOptions options;
  private final Disk disk;
  private final RecoveredLog recovered;

  private LogOpener(LogOptions options, RecoveredLog recovered) {
    this.options = options;
    this.disk = options.disk();
    this.recovered = recovered;
  }

  static CommitLog open(LogOptions options, RecoveredLog recovered) throws IOException {
    return new LogOpener(options, recovered).open();
  }

  private CommitLog open() throws IOException {
    createFolder();
    discard();
    Spares spares = Spares.find(options);
    spares.retire(recovered.obsolete());
    List<Segment> segments = new ArrayList<>();
    try {
      openSegments(spares, segments);
      return new CommitLog(options, spares, new LogState(options.folder(), segments, recovered));
    } catch (IOException | RuntimeException e) {
      closeAfter(e, segments);
      throw e;
    }
  }

  private void createFolder() throws IOException {
    if (!Files.isDirectory(options.folder())) {
      disk.createFolder(options.folder());
      disk.syncFolder(options.folder().toAbsolutePath().getParent());
    }
  }

  /** Deletes what is after the end, the newest first: no segment may ever be missing in between. */
  private void discard() throws IOException {
    List<Path> discarded = recovered.discarded();
    for (int i = discarded.size() - 1; i >= 0; i--) {
      disk.delete(discarded.get(i));
      disk.syncFolder(options.folder());
    }
  }

  private void openSegments(Spares spares, List<Segment> segments) throws IOException {
    for (RecoveredLog.Part part : recovered.parts()) {
      boolean last = segments.size() == recovered.parts().size() - 1;
      long tail = last && recovered.appendable() ? part.end() : part.header().length(); // no room
      segments.add(Segment.open(disk, part.path(), part.header(), tail));
    }
    if (segments.isEmpty()) {
      spares.clear();
      segments.add(spares.begin(1, recovered.lastSequence() + 1, recovered.synced(), 0));
    }
  }

  private static void closeAfter(Throwable failure, List<Segment> segments) {
    for (Segment segment : segments) {
      try {
        segment.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
