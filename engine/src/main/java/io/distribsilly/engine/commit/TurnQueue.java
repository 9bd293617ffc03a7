package io.distribsilly.engine.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads that want to commit or to be alone, in the order they came. One of them is the
 * leader: the first that came when there was none, and after that the first that waits when a
 * leader leaves. Thread-safe.
 */
final class TurnQueue<W extends LoggedWrite> {
  private static final int MAX_GROUP_COMMITS = 4096;

  private final int maxGroupBytes;
  private final JoinWait joinWait = new JoinWait();
  private final Object lock = new Object();

  /** The leader's own turn is the first until it is taken; guarded by lock. */
  private final ArrayDeque<Turn> turns = new ArrayDeque<>();

  /** Null if nobody leads; guarded by lock. */
  private Thread leader;

  /** How many turns there are; written under lock. */
  private volatile int waiting;

  /** How many commits would wait if all that were busy lately came back; guarded by lock. */
  private int likely;

  TurnQueue(int maxGroupBytes) {
    this.maxGroupBytes = maxGroupBytes;
  }

  /**
   * Queues a turn of this thread and waits until it leads or a leader has done everything for it.
   *
   * @return whether it leads; then it must call {@link #leave}
   * @throws IllegalStateException if the thread leads already
   */
  boolean enter(Turn turn) {
    synchronized (lock) {
      if (leader == turn.thread()) {
        throw new IllegalStateException("a thread that leads a group cannot wait for the next one");
      }
      turns.add(turn);
      waiting = turns.size();
      if (leader == null) {
        leader = turn.thread();
        return true;
      }
    }
    return turn.await();
  }

  /** Returns how many turns there are as of now. */
  int waiting() {
    return waiting;
  }

  /**
   * Takes the commits that wait, with the leader's own, up to the next exclusive turn. If the
   * leader's waits for a sync, and as many commits as lately are not here yet, it gives way to them
   * first: one sync for all is worth more than an early one.
   */
  List<PendingCommit<W>> takeGroup(PendingCommit<W> own) {
    if (own.waitsForSync()) {
      letOthersJoin();
    }
    synchronized (lock) {
      if (turns.size() == 1) {
        removeFirst();
        return List.of(own);
      }
      return takeAll();
    }
  }

  private void letOthersJoin() {
    int enough;
    synchronized (lock) {
      enough = Math.min(likely, MAX_GROUP_COMMITS);
    }
    joinWait.until(enough, () -> waiting);
  }

  /** Called under lock. */
  @SuppressWarnings("unchecked") // only commits of this W are queued
  private List<PendingCommit<W>> takeAll() {
    List<PendingCommit<W>> group = new ArrayList<>(turns.size());
    long bytes = 0;
    while (turns.peek() instanceof PendingCommit<?> commit
        && group.size() < MAX_GROUP_COMMITS
        && (group.isEmpty() || bytes + commit.record().length() <= maxGroupBytes)) {
      bytes += commit.record().length();
      group.add((PendingCommit<W>) commit);
      removeFirst();
    }
    return group;
  }

  /** Takes the leader's own turn. */
  void takeOwn() {
    synchronized (lock) {
      removeFirst();
    }
  }

  /** Called under lock. */
  private void removeFirst() {
    turns.remove();
    waiting = turns.size();
  }

  /**
   * Ends the leadership of this thread and hands it to the first that waits.
   *
   * @param done how many commits it has done
   */
  void leave(int done) {
    Turn next;
    synchronized (lock) {
      next = turns.peek();
      leader = next == null ? null : next.thread();
      likely = done + turns.size();
    }
    if (next != null) {
      next.lead();
    }
  }
}
