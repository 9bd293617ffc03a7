package io.distribsilly.engine.shard;

import io.distribsilly.engine.Durability;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.CommitOutcome;
import io.distribsilly.engine.commit.CommitQueue;
import io.distribsilly.engine.commit.CommitQueue.Pending;
import io.distribsilly.engine.commit.OwnThreads;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

/**
 * A shard in a store of this process. Commits are applied in groups by one thread at a time; a
 * group is checked against the slots that the shard owns at that moment, so that a commit which was
 * routed with an outdated map changes nothing. Thread-safe.
 */
public final class LocalShard implements Shard {
  private final String name;
  private final Store store;
  private final IntPredicate tableExists;
  private final CommitQueue<RowWrites> queue;

  private volatile Ownership ownership;
  private volatile boolean holdsForeignRows;
  private volatile boolean splitting;

  /** Whether a write may not be synced yet. */
  private volatile boolean unsynced;

  /** Why the shard takes no more writes. */
  private volatile Optional<EngineException> failure = Optional.empty();

  /** The writes since a split began; changed only between groups. */
  private Optional<List<RowWrite>> recording = Optional.empty();

  /**
   * @param name the shard's name
   * @param store its store; closed by {@link #close}
   * @param ownership the slots it owns
   * @param holdsForeignRows whether the store may hold rows of other slots
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   * @param threads where commits are applied: threads that nobody interrupts
   */
  public LocalShard(
      String name,
      Store store,
      Ownership ownership,
      boolean holdsForeignRows,
      IntPredicate tableExists,
      Executor threads) {
    this.name = name;
    this.store = store;
    this.ownership = ownership;
    this.holdsForeignRows = holdsForeignRows;
    this.tableExists = tableExists;
    this.queue = new CommitQueue<>(threads, this::applyGroup);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<byte[]> get(byte[] storeKey) {
    return store.get(storeKey);
  }

  @Override
  public StoreSnapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public boolean holdsForeignRows() {
    return holdsForeignRows;
  }

  @Override
  public CompletableFuture<CommitOutcome> submit(List<RowWrite> writes, Durability durability) {
    return queue.submit(new RowWrites(writes), durability);
  }

  /** Returns the store, for whoever clones or cleans it. */
  public Store store() {
    return store;
  }

  public Ownership ownership() {
    return ownership;
  }

  /** Changes what the shard owns; to narrow it, call this between groups. */
  public void setOwnership(Ownership newOwnership) {
    ownership = newOwnership;
  }

  public void setHoldsForeignRows(boolean foreign) {
    holdsForeignRows = foreign;
  }

  /** Returns whether a RESHARD is cloning the shard. */
  public boolean splitting() {
    return splitting;
  }

  public void setSplitting(boolean newSplitting) {
    splitting = newSplitting;
  }

  /**
   * Runs a task while no commit is applied, and waits for it.
   *
   * @throws EngineException what the task threw
   */
  public <T> T betweenGroups(Callable<T> task) {
    return OwnThreads.await(queue.submitExclusive(task));
  }

  /** Begins to remember writes. Called between groups. */
  public void startRecording() {
    recording = Optional.of(new ArrayList<>());
  }

  /** Returns the writes remembered since the last call and goes on. Called between groups. */
  public List<RowWrite> takeRecorded() {
    List<RowWrite> recorded = recording.orElseThrow();
    startRecording();
    return recorded;
  }

  /** Forgets what was remembered and stops. Called between groups. */
  public void stopRecording() {
    recording = Optional.empty();
  }

  /** Writes a batch that no commit asked for, in its turn between groups, unsynced. */
  public void writeInTurn(StoreBatch batch) {
    betweenGroups(
        () -> {
          refuseIfFailed();
          unsynced = true;
          store.write(batch);
          return null;
        });
  }

  /** Syncs what {@link Durability#PERIODIC} commits have written since the last sync. */
  public void syncIfNeeded() {
    if (!unsynced || failure.isPresent()) {
      return;
    }
    unsynced = false;
    try {
      store.sync();
    } catch (RuntimeException e) {
      fail(e);
      throw e;
    }
  }

  /** Refuses all further writes: what is on disk is no longer known. Reads go on. */
  public void fail(Throwable cause) {
    failure =
        Optional.of(
            new EngineException(
                ErrorCode.IO_ERROR,
                "shard %s takes no more writes after a failure (%s); close and reopen the database"
                    .formatted(name, cause.getMessage()),
                cause));
  }

  /** Syncs and closes the store. No commit may be queued any more. */
  public void close() {
    store.close();
  }

  private void applyGroup(List<Pending<RowWrites>> group) {
    List<Pending<RowWrites>> accepted = new ArrayList<>(group.size());
    try {
      refuseIfFailed();
      StoreBatch batch = new StoreBatch();
      group.stream().filter(this::accept).forEach(accepted::add);
      accepted.forEach(pending -> addTo(batch, pending.content()));
      if (!batch.isEmpty()) {
        unsynced = true;
        store.write(batch);
        record(accepted);
        acknowledge(accepted, Durability.PERIODIC);
        syncFor(accepted);
      }
      acknowledge(accepted, Durability.SYNC);
    } catch (Throwable e) { // whoever waits must hear of it, whatever it is
      group.forEach(pending -> pending.outcome().completeExceptionally(e));
    }
  }

  /** Answers a commit that cannot be applied, and returns whether it can. */
  private boolean accept(Pending<RowWrites> pending) {
    Ownership owned = ownership;
    for (RowWrite write : pending.content().writes()) {
      if (!tableExists.test(write.tableId())) {
        pending.outcome().completeExceptionally(tableDropped());
        return false;
      }
      if (!owned.owns(write.hash())) {
        pending.outcome().complete(CommitOutcome.MOVED);
        return false;
      }
    }
    return true;
  }

  private void record(List<Pending<RowWrites>> accepted) {
    recording.ifPresent(
        recorded -> accepted.forEach(pending -> recorded.addAll(pending.content().writes())));
  }

  private void syncFor(List<Pending<RowWrites>> accepted) {
    if (accepted.stream().noneMatch(pending -> pending.durability() == Durability.SYNC)) {
      return;
    }
    unsynced = false;
    try {
      store.sync();
    } catch (RuntimeException e) {
      fail(e);
      throw e;
    }
  }

  private void refuseIfFailed() {
    failure.ifPresent(
        e -> {
          throw OwnThreads.asEngineException(e);
        });
  }

  private static void addTo(StoreBatch batch, RowWrites content) {
    content.writes().forEach(write -> write.addTo(batch));
  }

  private static void acknowledge(List<Pending<RowWrites>> accepted, Durability durability) {
    for (Pending<RowWrites> pending : accepted) {
      if (pending.durability() == durability) {
        pending.outcome().complete(CommitOutcome.APPLIED);
      }
    }
  }

  private static EngineException tableDropped() {
    return new EngineException(
        ErrorCode.TABLE_NOT_FOUND, "the table was dropped while the statement ran");
  }
}
