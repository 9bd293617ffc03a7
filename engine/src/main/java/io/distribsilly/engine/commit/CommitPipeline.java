package io.distribsilly.engine.commit;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The one way commits of a database take: logged, made safe, applied, published, in the order of
 * their sequences. Group commit on the committing threads themselves: the first that waits leads.
 *
 * <ol>
 *   <li>It takes all commits that wait, its own among them.
 *   <li>It checks each; one that is refused leaves the group.
 *   <li>It appends the group to the log: one write.
 *   <li>It syncs the log if one of them asks for it.
 *   <li>It applies each and publishes them.
 *   <li>It hands over to the first that came meanwhile, and answers everybody.
 * </ol>
 *
 * <p>A commit that is refused, or whose group could not be logged, leaves nothing behind. After a
 * failed sync everything is refused. Interrupts have no effect but that the thread's interrupt
 * status stays set. Thread-safe.
 *
 * @param <W> a row's new state
 */
public final class CommitPipeline<W extends LoggedWrite> implements AutoCloseable {
  private final CommitLog log;
  private final CommitTarget<W> target;
  private final TurnQueue<W> queue;
  private volatile long lastSequence;

  /**
   * @param log closed with the pipeline
   */
  public CommitPipeline(CommitLog log, CommitTarget<W> target) {
    this.log = log;
    this.target = target;
    this.queue = new TurnQueue<>(log.maxGroupBytes());
    this.lastSequence = log.lastSequence();
  }

  /**
   * Commits writes as one; returns when readers may see them and they are as safe as was asked for.
   * Nothing happens if there are none.
   *
   * @throws EngineException if they are not committed: what the target or the condition says,
   *     LIMIT_EXCEEDED, DISK_FULL; or IO_ERROR, when the database must be opened again to know
   *     whether they are
   */
  public void commit(List<W> writes, CommitCondition condition, Durability durability) {
    if (writes.isEmpty()) {
      return;
    }
    LogRecord record = LogRecord.of(writes);
    target.admit(record.length());
    PendingCommit<W> commit = new PendingCommit<>(writes, record, condition, durability);
    if (queue.enter(commit)) {
      lead(commit);
    }
    commit.checkDone();
  }

  /** Commits writes as one, on no condition but the target's. */
  public void commit(List<W> writes, Durability durability) {
    commit(writes, CommitCondition.NONE, durability);
  }

  private void lead(PendingCommit<W> own) {
    List<PendingCommit<W>> group = queue.takeGroup(own);
    try {
      process(group);
    } finally {
      queue.leave(group.size());
      group.forEach(Turn::settle);
    }
  }

  /** Does everything for a group but telling it; throws nothing. */
  private void process(List<PendingCommit<W>> group) {
    List<PendingCommit<W>> accepted = check(group);
    if (accepted.isEmpty()) {
      return;
    }
    try {
      long first = log.append(records(accepted));
      if (anyWaitsForSync(accepted)) {
        log.sync();
      }
      apply(first, accepted);
    } catch (Throwable e) { // whoever waits must hear of it, whatever it is
      accepted.forEach(commit -> commit.fail(e));
    }
  }

  private List<PendingCommit<W>> check(List<PendingCommit<W>> group) {
    boolean allAccepted = true;
    for (PendingCommit<W> commit : group) {
      try {
        commit.condition().check();
        target.check(commit.writes());
      } catch (Throwable e) { // whoever waits must hear of it, whatever it is
        commit.fail(e);
        allAccepted = false;
      }
    }
    return allAccepted ? group : group.stream().filter(commit -> !commit.isRefused()).toList();
  }

  private List<LogRecord> records(List<PendingCommit<W>> group) {
    if (group.size() == 1) {
      return List.of(group.get(0).record());
    }
    List<LogRecord> records = new ArrayList<>(group.size());
    for (PendingCommit<W> commit : group) {
      records.add(commit.record());
    }
    return records;
  }

  private boolean anyWaitsForSync(List<PendingCommit<W>> group) {
    for (PendingCommit<W> commit : group) {
      if (commit.waitsForSync()) {
        return true;
      }
    }
    return false;
  }

  private void apply(long first, List<PendingCommit<W>> group) {
    try {
      long sequence = first;
      for (PendingCommit<W> commit : group) {
        target.apply(sequence++, commit.writes());
      }
      lastSequence = sequence - 1;
      target.publish(lastSequence);
    } catch (Throwable e) { // memory no longer is what the log says
      throw log.fail(e);
    }
  }

  /**
   * Runs a task while no commit is between its check and its publication. Commits wait until it is
   * done; the task must not commit.
   *
   * @throws EngineException what the task threw, or INTERNAL_ERROR around it
   */
  public <T> T exclusively(Callable<T> task) {
    queue.enter(new Turn.Exclusive()); // nobody else settles it: it leads now
    queue.takeOwn();
    try {
      return task.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new EngineException(ErrorCode.INTERNAL_ERROR, "unexpected failure: " + e, e);
    } finally {
      queue.leave(0);
    }
  }

  /**
   * Syncs every commit that was appended before the call.
   *
   * @throws EngineException with IO_ERROR if that failed, now or earlier
   */
  public void sync() {
    log.sync();
  }

  /** Returns the sequence of the newest commit that is published. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Returns how many commits wait for their group, and who wants to be alone. Does not block. */
  public int waiting() {
    return queue.waiting();
  }

  /** Returns what the log has done and what it takes, for metrics. Does not block. */
  public LogStatistics statistics() {
    return log.statistics();
  }

  /** Waits for the commits that are under way, then closes the log: later ones are refused. */
  @Override
  public void close() {
    exclusively(
        () -> {
          log.close();
          return null;
        });
  }
}
