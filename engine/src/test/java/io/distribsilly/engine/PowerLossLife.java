package io.distribsilly.engine;

import io.distribsilly.engine.WorkloadRunner.Progress;
import io.distribsilly.engine.file.Image;
import io.distribsilly.engine.file.PowerLossDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A database from its opening to its closing, on a disk that remembers at some moments what a power
 * loss would leave. Writers follow a {@link WorkloadPlan}; one of them also splits and merges
 * shards, which may be canceled at any step, another takes checkpoints, the third has memtables
 * brought into the stores.
 */
final class PowerLossLife implements Progress {
  private static final int COMMITS_OF_A_WRITER = 16;
  private static final int STEPS_OF_A_RESHARD = 30;

  /** In one of so many lives, roughly, the RESHARD is canceled. */
  private static final int LIVES_FOR_A_CANCEL = 2;

  /**
   * What is known when a life begins.
   *
   * @param counts how many commits of each writer there are
   * @param defined see {@link WorkloadCheck#check}
   * @param shards how many shards there may be: two numbers while a RESHARD goes on, which may be
   *     canceled
   */
  record Start(int[] counts, int[] defined, Set<Integer> shards) {}

  /**
   * A moment at which the power may go.
   *
   * @param safe the last SYNC commit of each writer that was acknowledged by then
   * @param begun the last commit of each writer that was begun by then
   * @param defined see {@link WorkloadCheck#check}
   * @param shards see {@link Start}
   */
  record Moment(
      Optional<Image> image, int[] safe, int[] begun, int[] defined, Set<Integer> shards) {
    @Override
    public String toString() {
      return "safe %s, begun %s, tables defined %s, shards %s"
          .formatted(
              Arrays.toString(safe), Arrays.toString(begun), Arrays.toString(defined), shards);
    }
  }

  private final Path folder;
  private final WorkloadPlan plan;
  private final Random random;
  private final Predicate<Path> neverSynced;
  private final List<Moment> moments = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Database> opened = new CompletableFuture<>();

  /** Cancels a RESHARD; not started in a life without. */
  private final Thread canceler;

  /** How many steps of RESHARD are taken before the canceler starts. */
  private final AtomicInteger stepsToCancel = new AtomicInteger();

  /** What was acknowledged before a commit was begun, by writer and number. */
  private final Map<List<Integer>, int[]> before = new ConcurrentHashMap<>();

  /** The fields below are guarded by this. */
  private final int[] begun;

  private final int[] acknowledged;
  private final int[] safe;
  private final int[] defined;
  private Set<Integer> shards;

  /**
   * @param neverSynced files of which the disk only pretends that it syncs them
   */
  PowerLossLife(
      Path folder, WorkloadPlan plan, Start start, Random random, Predicate<Path> neverSynced) {
    this.folder = folder;
    this.plan = plan;
    this.random = random;
    this.neverSynced = neverSynced;
    this.begun = start.counts.clone();
    this.acknowledged = start.counts.clone();
    this.safe = start.counts.clone();
    this.defined = start.defined.clone();
    this.shards = start.shards;
    this.canceler = thread("canceler", () -> WorkloadRunner.cancelReshard(opened.join()));
    this.stepsToCancel.set(random.nextInt(STEPS_OF_A_RESHARD * LIVES_FOR_A_CANCEL));
  }

  /** Lives, and returns the moments at which the power may have gone. */
  List<Moment> live(int momentsIn1000) throws IOException, InterruptedException {
    PowerLossDisk disk = new PowerLossDisk(folder);
    disk.pretendToSync(neverSynced);
    Random captures = new Random(random.nextLong());
    disk.onOperation(
        number -> {
          if (captures.nextInt(1000) < momentsIn1000) {
            moments.add(capture(disk));
          }
        });
    EngineSettings settings =
        PowerLossTest.SETTINGS.withDisk(disk).withListener((step, shard) -> cancelAtItsStep());
    try (Database database = Database.open(folder, PowerLossTest.OPTIONS, settings)) {
      opened.complete(database);
      List<Thread> threads = new ArrayList<>();
      for (int writer = 0; writer < WorkloadPlan.WRITERS; writer++) {
        threads.add(start(database, writer, new Random(random.nextLong())));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    canceler.join();
    disk.onOperation(number -> {});
    if (!failures.isEmpty()) {
      throw new AssertionError("a writer failed", failures.peek());
    }
    moments.add(new Moment(Optional.of(disk.capture()), acknowledged, begun, defined, shards));
    return moments;
  }

  /** Called by the disk, which does nothing else meanwhile. */
  private Moment capture(PowerLossDisk disk) {
    Moment promised = moment(Optional.empty());
    Moment possible = moment(Optional.of(disk.capture()));
    return new Moment(
        possible.image, promised.safe, possible.begun, promised.defined, promised.shards);
  }

  private synchronized Moment moment(Optional<Image> image) {
    return new Moment(image, safe.clone(), begun.clone(), defined.clone(), shards);
  }

  private Thread start(Database database, int writer, Random own) {
    Thread thread = thread("writer-" + writer, () -> write(database, writer, own));
    thread.start();
    return thread;
  }

  private Thread thread(String name, Runnable task) {
    return new Thread(
        () -> {
          try {
            task.run();
          } catch (Throwable e) {
            failures.add(e);
          }
        },
        name);
  }

  private void write(Database database, int writer, Random own) {
    WorkloadRunner runner = new WorkloadRunner(database, plan, writer, this);
    int first;
    synchronized (this) {
      first = acknowledged[writer] + 1;
    }
    int reshardAt = own.nextInt(COMMITS_OF_A_WRITER);
    for (int i = 0; i < COMMITS_OF_A_WRITER && failures.isEmpty(); i++) {
      runner.run(first + i);
      if (writer == 0 && i == reshardAt) {
        WorkloadRunner.otherShards(database, own).ifPresent(next -> reshard(database, next));
      } else if (writer == 1 && own.nextInt(6) == 0) {
        database.checkpoint();
      } else if (writer == 2 && own.nextInt(6) == 0) {
        database.freeze();
      }
    }
  }

  private void reshard(Database database, int next) {
    synchronized (this) {
      Set<Integer> either = new TreeSet<>(shards);
      either.add(next);
      shards = either;
    }
    if (WorkloadRunner.reshard(database, next)) {
      synchronized (this) {
        shards = Set.of(next);
      }
    }
  }

  /** Lets RESHARD go on only when it has heard of it, if it can be canceled now. */
  private void cancelAtItsStep() {
    if (stepsToCancel.getAndDecrement() == 0) {
      canceler.start();
      Waiting.until(
          () ->
              canceler.getState() == Thread.State.WAITING
                  || canceler.getState() == Thread.State.TERMINATED,
          "the canceler waits");
    }
  }

  @Override
  public synchronized void begins(int writer, int number) {
    before.put(List.of(writer, number), acknowledged.clone());
    begun[writer] = number;
  }

  @Override
  public synchronized void committed(int writer, int number, Durability durability) {
    acknowledged[writer] = number;
    if (durability == Durability.SYNC) {
      safe[writer] = number;
    }
  }

  @Override
  public synchronized void defined(int writer, int number) {
    defined[writer] = number;
  }

  /** Returns what was acknowledged before a commit of this life was begun, else nothing. */
  int[] acknowledgedBefore(int writer, int number) {
    return before.getOrDefault(List.of(writer, number), new int[WorkloadPlan.WRITERS]);
  }
}
