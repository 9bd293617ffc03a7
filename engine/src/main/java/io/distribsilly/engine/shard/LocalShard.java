package io.distribsilly.engine.shard;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.store.KeyRange;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A shard of this process: memtables over a store. Commits are written to the active memtable;
 * {@link #freeze} begins a new one, and an applier brings the frozen ones into the store, oldest
 * first, in large batches. How far the store is stands in its metadata, written with the last batch
 * of a memtable: {@code applied}, a sequence of 8 bytes, big-endian. Thread-safe.
 *
 * <p>A shard that was merged into another is retired: whoever holds a view of it reads on, and the
 * store is closed when the last of them is done.
 */
public final class LocalShard implements Shard {
  private static final String APPLIED = "applied";

  private final String name;
  private final Store store;
  private final IntPredicate tableExists;
  private final Appliers appliers;
  private final StoreUse storeUse = new StoreUse();

  /** Replaced under {@code this}. */
  private volatile ShardState state;

  /** Take over every memtable that is frozen. Guarded by this. */
  private final List<MemtableFeed> feeds = new ArrayList<>();

  /** Wait for memtables to be in the store. */
  private final List<ShardMoment> moments = new CopyOnWriteArrayList<>();

  /** Are told of every memtable that is in the store. */
  private final List<ShardCopy> copies = new CopyOnWriteArrayList<>();

  /** Held by whoever writes to the store. Fair, so that no long row of batches keeps others out. */
  private final ReentrantLock storeTurn = new ReentrantLock(true);

  private volatile Ownership ownership;
  private volatile boolean holdsForeignRows;
  private volatile ShardInfo.State activity = ShardInfo.State.ACTIVE;
  private volatile boolean retired;

  /** Whether the shard has let go of its store. Guarded by storeTurn. */
  private boolean ended;

  /**
   * @param name the shard's name
   * @param store its store; closed by {@link #close}
   * @param ownership the slots it owns
   * @param holdsForeignRows whether the store may hold rows of other slots
   * @param tableExists tells whether a table id is in the catalog at the moment of the call
   * @param appliers bring its memtables into the store
   */
  public LocalShard(
      String name,
      Store store,
      Ownership ownership,
      boolean holdsForeignRows,
      IntPredicate tableExists,
      Appliers appliers) {
    this.name = name;
    this.store = store;
    this.ownership = ownership;
    this.holdsForeignRows = holdsForeignRows;
    this.tableExists = tableExists;
    this.appliers = appliers;
    this.state = new ShardState(newBase(), List.of(new Memtable()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<byte[]> get(byte[] storeKey, long sequence) {
    ShardState current = acquire();
    try {
      return current.get(storeKey, sequence);
    } finally {
      current.base().release();
    }
  }

  @Override
  public Optional<RowVersion> version(byte[] storeKey, long sequence) {
    ShardState current = acquire();
    try {
      return current.version(storeKey, sequence);
    } finally {
      current.base().release();
    }
  }

  @Override
  public ShardView view() {
    return new StateView(acquire());
  }

  @Override
  public boolean holdsForeignRows() {
    return holdsForeignRows;
  }

  @Override
  public void write(long sequence, RowWrite write) {
    state.active().add(sequence, write);
    appliers.added(Memtable.bytesOf(write));
  }

  /** Returns the store, for whoever clones or cleans it. */
  public Store store() {
    return store;
  }

  public Ownership ownership() {
    return ownership;
  }

  /** Changes what the shard owns; to narrow it, call this between groups of commits. */
  public void setOwnership(Ownership newOwnership) {
    ownership = newOwnership;
  }

  public void setHoldsForeignRows(boolean foreign) {
    holdsForeignRows = foreign;
  }

  /** Returns what a RESHARD is doing with the shard, ACTIVE if nothing. */
  public ShardInfo.State activity() {
    return activity;
  }

  public void setActivity(ShardInfo.State newActivity) {
    activity = newActivity;
  }

  /** Returns the sequence up to which the store has every commit of the shard. */
  public long applied() {
    return state.base().applied();
  }

  /** Returns the bytes in the active memtable. */
  public long activeBytes() {
    return state.active().bytes();
  }

  /** Returns the bytes of the commits that the store does not have yet. */
  public long memoryBytes() {
    return state.memtables().stream().mapToLong(Memtable::bytes).sum();
  }

  /** Begins a new memtable and has the old one applied. Called between groups of commits. */
  public synchronized void freeze() {
    Memtable full = state.active();
    if (full.isEmpty()) {
      return;
    }
    List<Memtable> memtables = new ArrayList<>(state.memtables());
    memtables.add(0, new Memtable());
    state = new ShardState(state.base(), memtables);
    appliers.froze(full.bytes());
    feeds.forEach(feed -> feed.froze(full));
    appliers.schedule(this);
  }

  /**
   * Begins to feed shards that are made from a clone of this one. Called between groups of commits.
   */
  public synchronized MemtableFeed startFeed() {
    freeze();
    ShardState current = acquire();
    List<Memtable> frozen = new ArrayList<>(current.frozen());
    Collections.reverse(frozen);
    MemtableFeed feed = new MemtableFeed(this, current.base(), frozen);
    feeds.add(feed);
    return feed;
  }

  /**
   * Begins to hold the store as it is when it has every commit up to now, and none after it. Called
   * between groups of commits.
   */
  public synchronized ShardMoment holdMoment() {
    freeze();
    ShardMoment moment = new ShardMoment(this, state.frozen().stream().findFirst());
    moments.add(moment);
    if (state.frozen().isEmpty()) {
      moment.reach(acquire().base());
    }
    return moment;
  }

  void endMoment(ShardMoment moment) {
    moments.remove(moment);
  }

  synchronized void stopFeed(MemtableFeed feed) {
    feeds.remove(feed);
  }

  void addCopy(ShardCopy copy) {
    copies.add(copy);
  }

  void removeCopy(ShardCopy copy) {
    copies.remove(copy);
  }

  /** Returns what is frozen and not in the store yet, oldest first. */
  List<Memtable> frozen() {
    List<Memtable> frozen = new ArrayList<>(state.frozen());
    Collections.reverse(frozen);
    return frozen;
  }

  /** Takes over a memtable of a shard that this one is made from. */
  synchronized void adopt(Memtable memtable) {
    memtable.addHolder();
    List<Memtable> memtables = new ArrayList<>(state.memtables());
    memtables.add(1, memtable);
    state = new ShardState(state.base(), memtables);
    appliers.schedule(this);
  }

  /**
   * Brings what is frozen by now into the store. Called by threads that nobody interrupts.
   *
   * @throws EngineException if the store could not be written to; what is left stays in memory
   */
  public void applyFrozen() {
    runInTurn(
        () -> {
          List<Memtable> frozen = frozen();
          while (!frozen.isEmpty() && !retired) {
            apply(frozen.get(0));
            frozen = frozen();
          }
        });
  }

  private void apply(Memtable memtable) {
    StoreBatch last =
        MemtableBatches.write(memtable, KeyRange.ALL, this::hasPlaceFor, store::write);
    addApplied(last, memtable.newestSequence());
    store.write(last);
    copies.forEach(copy -> copy.applied(memtable));
    replaceBase(Optional.of(memtable));
    for (ShardMoment moment : moments) {
      if (moment.isReachedBy(memtable)) {
        moment.reach(acquire().base()); // nobody else writes: it still is what it was replaced by
      }
    }
    drop(memtable);
  }

  /** One of its holders does not need a memtable any more. */
  void drop(Memtable memtable) {
    if (memtable.removeHolder()) {
      appliers.applied(memtable.bytes());
    }
  }

  /** A memtable may be that of a shard from which this one was split; and tables are dropped. */
  boolean hasPlaceFor(byte[] storeKey) {
    return tableExists.test(StoreKeys.tableId(storeKey))
        && ownership.owns(KeyHash.hash(StoreKeys.rowKey(storeKey)));
  }

  /** Notes in a batch up to which commit the store will be. Called in the store's turn. */
  private void addApplied(StoreBatch batch, long sequence) {
    batch.putMetadata(APPLIED, sequenceBytes(Math.max(applied(), sequence)));
  }

  /**
   * Runs a task while nobody else writes to the store: nothing is applied meanwhile. Called by
   * threads that nobody interrupts.
   */
  public <T> T inStoreTurn(Supplier<T> task) {
    storeTurn.lock();
    try {
      return task.get();
    } finally {
      storeTurn.unlock();
    }
  }

  private void runInTurn(Runnable task) {
    inStoreTurn(
        () -> {
          task.run();
          return null;
        });
  }

  /** Writes a batch that no commit asked for, unless the shard is retired. */
  public void writeInTurn(StoreBatch batch) {
    runInTurn(
        () -> {
          if (!ended) {
            store.write(batch);
            replaceBase(Optional.empty());
          }
        });
  }

  /**
   * Writes rows of another shard.
   *
   * @param sequence no row is of a later commit
   * @param wanted asked when it is the batch's turn; if it says no, nothing is written
   */
  void writeCopied(StoreBatch batch, long sequence, BooleanSupplier wanted) {
    runInTurn(
        () -> {
          if (wanted.getAsBoolean()) {
            addApplied(batch, sequence);
            writeInTurn(batch);
          }
        });
  }

  /** Lets go of the store's old files: readers that come from now on use its newest snapshot. */
  public void refresh() {
    runInTurn(() -> replaceBase(Optional.empty()));
  }

  private void replaceBase(Optional<Memtable> applied) {
    if (ended) {
      return;
    }
    SharedSnapshot newBase = newBase();
    SharedSnapshot oldBase;
    synchronized (this) {
      oldBase = state.base();
      List<Memtable> memtables = new ArrayList<>(state.memtables());
      applied.ifPresent(memtable -> memtables.removeIf(m -> m == memtable));
      state = new ShardState(newBase, memtables);
    }
    oldBase.release();
  }

  private SharedSnapshot newBase() {
    long applied =
        store.metadata(APPLIED).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
    StoreSnapshot snapshot = store.snapshot();
    storeUse.enter(); // succeeds: the shard itself is still there
    return new SharedSnapshot(snapshot, applied, storeUse::leave);
  }

  private static byte[] sequenceBytes(long sequence) {
    return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
  }

  /** Closes the store. Nothing may be frozen and nobody may read any more. */
  public void close() {
    runInTurn(
        () -> {
          state.base().release();
          store.close();
        });
  }

  /** Forgets what is not applied and closes the store: the shard never came to be. */
  public void abandon() {
    runInTurn(
        () -> {
          replaceState(s -> new ShardState(s.base(), List.of(s.active()))).forEach(this::drop);
          close();
        });
  }

  /** Returns what was frozen in the state that is replaced. */
  private synchronized List<Memtable> replaceState(UnaryOperator<ShardState> change) {
    List<Memtable> frozen = state.frozen();
    state = change.apply(state);
    return frozen;
  }

  /**
   * Ends a shard whose rows are all in others, when no map leads to it any more and its memtable is
   * frozen. Views of it stay as they are; when the last one is closed the store is closed too.
   *
   * @param whenClosed runs then, on a thread that nobody interrupts
   */
  public void retire(Runnable whenClosed) {
    retired = true; // lets an applier that is at work stop
    runInTurn(
        () -> {
          SharedSnapshot base = state.base();
          replaceState(s -> NoRows.state()).forEach(this::drop);
          ended = true;
          base.release();
          storeUse.retire(() -> appliers.run(() -> closeStore(whenClosed)));
        });
  }

  private void closeStore(Runnable whenClosed) {
    try {
      store.close();
    } finally {
      whenClosed.run();
    }
  }

  /** Returns whether other shards have all rows of this one. */
  public boolean isRetired() {
    return retired;
  }

  /**
   * Runs a task that works on the store for long without a view: it is not closed meanwhile.
   *
   * @return what the task returned; empty if the shard is retired, and the task did not run
   */
  public <T> Optional<T> whileOpen(Supplier<T> task) {
    if (retired || !storeUse.enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(task.get());
    } finally {
      storeUse.leave();
    }
  }

  private ShardState acquire() {
    while (true) {
      ShardState current = state;
      if (current.base().acquire()) {
        return current;
      }
    }
  }
}
