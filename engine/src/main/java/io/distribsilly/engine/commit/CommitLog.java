package io.distribsilly.engine.commit;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.file.FileFailures;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of all commits of a database: a folder of segments, each beginning with a {@link
 * SegmentHeader}, then records, each one commit. Segments are made of zeros ahead of their use, so
 * that an append changes nothing but the bytes it writes, and are used again when a checkpoint no
 * longer needs their records.
 *
 * <p>The order of safety: a segment is begun, header, name and all, before it is written to; a
 * segment is synced before any later one; a sequence is called synced only after that. A thread of
 * its own syncs what nobody waits for.
 *
 * <p>One thread at a time appends; everything else is thread-safe and does not wait for appends,
 * nor do they wait for it, but for {@link #close}, which nobody may call while another appends.
 */
public final class CommitLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
  private static final int GROUP_BUFFER_BYTES = 64 << 10;

  private final LogOptions options;
  private final Spares spares;
  private final LogState state;
  private final LogSyncer syncer;
  private final GroupCounters counters = new GroupCounters();

  /** Held while files are synced or taken out of the log. */
  private final Object syncing = new Object();

  /** What the newest {@link SyncedCell} says; guarded by syncing. */
  private long noted;

  /** Where a group of several commits is put together; only appending threads use it. */
  private byte[] groupBuffer = new byte[GROUP_BUFFER_BYTES];

  CommitLog(LogOptions options, Spares spares, LogState state) {
    this.options = options;
    this.spares = spares;
    this.state = state;
    this.noted = state.position().synced();
    this.syncer = new LogSyncer(this::maintain, options.syncInterval());
  }

  /**
   * Opens a log for appending: replays the commits after the checkpoint, which may be none, and
   * then cuts off what was being written at a crash.
   *
   * @param checkpointSequence every commit up to this one is safe elsewhere
   * @throws EngineException with CORRUPTION if commits that were safe cannot be read; some may have
   *     been replayed
   */
  public static CommitLog open(LogOptions options, long checkpointSequence, LogReplay replay) {
    CommitLog log = openWithoutThread(options, checkpointSequence, replay);
    log.syncer.start();
    return log;
  }

  /** As {@link #open}, but nothing is done in the background. */
  static CommitLog openWithoutThread(
      LogOptions options, long checkpointSequence, LogReplay replay) {
    RecoveredLog recovered = new LogRecovery(options, checkpointSequence, replay).run();
    if (recovered.damage().isPresent()) {
      throw recovered.damage().get();
    }
    try {
      return LogOpener.open(options, recovered);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot open commit log " + options.folder());
    }
  }

  /**
   * Replays what can be read of a damaged log, and changes nothing: the commits after the
   * checkpoint, in order, up to the first that is damaged or missing.
   */
  public static SalvagedLog salvage(LogOptions options, long checkpointSequence, LogReplay replay) {
    RecoveredLog recovered = new LogRecovery(options, checkpointSequence, replay).run();
    return new SalvagedLog(recovered.lastSequence(), recovered.damage());
  }

  /**
   * Appends a group of commits as one write, without syncing it.
   *
   * @return the sequence of the first; those of the others follow
   * @throws EngineException if none of them is appended: with DISK_FULL if a later try may succeed,
   *     with IO_ERROR or CONNECTION_CLOSED
   */
  long append(List<LogRecord> group) {
    LogState.Position position = state.usablePosition();
    long first = position.lastSequence() + 1;
    int bytes = 0;
    for (LogRecord record : group) {
      bytes += record.length();
    }
    Segment segment = position.last();
    try {
      if (!segment.hasRoomFor(bytes)) {
        segment = spares.begin(segment.number() + 1, first, position.synced(), bytes);
        state.begun(segment);
      }
      segment.append(seal(group, segment.seal(), first, position.synced(), bytes), bytes);
    } catch (FailedSyncException e) {
      throw state.fail(e);
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot append to commit log " + options.folder());
    }
    state.appended(group.size());
    counters.countGroup(group.size(), bytes);
    if (segment.becameHalfFull()) {
      syncer.wake();
    }
    return first;
  }

  /** Returns the records, complete and one after the other. */
  private byte[] seal(List<LogRecord> group, SegmentSeal seal, long first, long synced, int bytes) {
    if (group.size() == 1) {
      group.get(0).seal(seal, first, synced);
      return group.get(0).bytes();
    }
    if (groupBuffer.length < bytes) {
      groupBuffer = new byte[Math.max(bytes, 2 * groupBuffer.length)];
    }
    int position = 0;
    long sequence = first;
    for (LogRecord record : group) {
      record.seal(seal, sequence++, synced);
      System.arraycopy(record.bytes(), 0, groupBuffer, position, record.length());
      position += record.length();
    }
    return groupBuffer;
  }

  /**
   * Syncs everything that is appended when it is called.
   *
   * @throws EngineException with IO_ERROR if that failed, now or earlier: nothing can be appended
   *     or synced until the log is opened again
   */
  void sync() {
    synchronized (syncing) {
      LogState.Unsynced unsynced = state.unsynced();
      if (!unsynced.segments().isEmpty()) {
        unsynced.segments().forEach(this::sync);
        state.synced(unsynced);
      }
    }
  }

  private void sync(Segment segment) {
    try {
      segment.sync();
      counters.countSync();
    } catch (FailedSyncException e) {
      throw state.fail(e);
    }
  }

  /**
   * Notes how far the log is synced, in the newest segment and, in case that one gets lost, in the
   * one before it too; returns whether that was news.
   */
  private boolean noteSynced() throws IOException {
    synchronized (syncing) {
      LogState.Position position = state.position();
      if (position.synced() <= noted) {
        return false;
      }
      List<Segment> segments = state.segments();
      for (Segment segment : segments.subList(Math.max(0, segments.size() - 2), segments.size())) {
        segment.noteSynced(position.synced());
      }
      noted = position.synced();
      return true;
    }
  }

  /** What the thread of the log does now and then. */
  void maintain() {
    try {
      if (state.isUsable()) {
        sync();
        noteSynced();
        Segment last = state.position().last();
        if (last.isHalfFull()) {
          spares.prepare(last.number() + 1);
        }
      }
    } catch (IOException e) { // nobody needs it yet; the commit that does fails or succeeds then
      LOG.debug("commit log {}: work ahead of time failed", options.folder(), e);
    } catch (RuntimeException e) { // commits that come are told too
      LOG.error("commit log {} takes no more commits", options.folder(), state.fail(e));
    }
  }

  /**
   * Takes segments out of the log that hold nothing but commits up to a sequence. A later open must
   * be given a checkpoint of at least that.
   *
   * @throws EngineException if files could not be renamed or deleted; they are not needed anyway,
   *     and the next open tries again
   */
  public void trim(long upToSequence) {
    try {
      List<Segment> old;
      synchronized (syncing) {
        old = state.removeUpTo(upToSequence);
        for (Segment segment : old) {
          segment.close();
        }
      }
      spares.retire(old.stream().map(Segment::path).toList());
    } catch (IOException e) {
      throw FileFailures.of(e, "cannot trim commit log " + options.folder());
    }
  }

  /** Returns the sequence of the newest commit that was appended or, before any, is known. */
  long lastSequence() {
    return state.position().lastSequence();
  }

  /** Returns the sequence up to which every commit is safe from power loss. */
  long syncedSequence() {
    return state.position().synced();
  }

  /** Returns the largest group that should be appended at once, single commits excepted. */
  int maxGroupBytes() {
    return options.maxGroupBytes();
  }

  /** Returns what was done and what is there, for metrics. Does not block. */
  public LogStatistics statistics() {
    List<Segment> segments = state.segments();
    long bytes = segments.stream().mapToLong(Segment::length).sum();
    return counters.statistics(bytes + spares.bytes(), segments.size());
  }

  /**
   * Reads again what is safe on disk, while appends, syncs and trims go on.
   *
   * @return what is wrong: CORRUPTION or IO_ERROR, each naming the file and the place in it
   */
  public List<EngineException> check() {
    return new LogCheck(state, options.databaseId()).run();
  }

  /** Refuses everything from now on; returns the error to throw. */
  EngineException fail(Throwable cause) {
    return state.fail(cause);
  }

  /**
   * Syncs the log, notes that, and closes the files. A log that has failed is just closed. Closing
   * twice does nothing.
   */
  @Override
  public void close() {
    syncer.close();
    synchronized (syncing) {
      try (Closeable files = this::closeFiles) {
        if (state.isUsable()) {
          sync();
          if (noteSynced()) {
            sync(state.position().last());
          }
        }
      } catch (IOException e) {
        throw FileFailures.of(e, "cannot close commit log " + options.folder());
      }
    }
  }

  private void closeFiles() throws IOException {
    state.close();
    for (Segment segment : state.segments()) {
      segment.close();
    }
  }
}
