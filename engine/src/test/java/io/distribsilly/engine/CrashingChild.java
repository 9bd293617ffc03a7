package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardStep;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that is killed: writes counters with {@code sync} durability from several threads and
 * prints each one that is acknowledged; may RESHARD meanwhile, and may halt itself at a step of it.
 *
 * <p>Arguments: folder, seed, shards of a new database, shards to RESHARD to (0 for none), whether
 * to cancel that when the first shard is switched, step to halt at (or none), and which time that
 * the step is reached.
 */
final class CrashingChild {
  static final int KEYS = 60;

  private static final int THREADS = 3;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Map<Integer, Long> counters = new ConcurrentHashMap<>();

  private Database database;

  private CrashingChild() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int newShards = Integer.parseInt(arguments[2]);
    int shards = Integer.parseInt(arguments[3]);
    CrashingChild child = new CrashingChild();
    ReshardListener listener = haltAt(arguments[5], Integer.parseInt(arguments[6]));
    if (Boolean.parseBoolean(arguments[4])) {
      listener = child.canceling(listener);
    }
    DatabaseOptions options =
        DatabaseOptions.DEFAULT.withShards(newShards).withCacheBytes(16 << 20);
    child.database = Database.open(folder, options, EngineSettings.DEFAULT.withListener(listener));
    child.run(seed, shards);
  }

  private static ReshardListener haltAt(String step, int time) {
    AtomicInteger times = new AtomicInteger();
    return (reached, shard) -> {
      if (reached.name().equals(step) && times.incrementAndGet() == time) {
        Runtime.getRuntime().halt(9);
      }
    };
  }

  /** Cancels the job, once, and lets it go on only when that is heard. */
  private ReshardListener canceling(ReshardListener next) {
    AtomicBoolean canceled = new AtomicBoolean();
    return (reached, shard) -> {
      next.reached(reached, shard);
      if (reached == ReshardStep.GATE_OPENED && canceled.compareAndSet(false, true)) {
        Thread canceler = new Thread(() -> database.cancelReshard());
        canceler.start();
        Waiting.until(() -> canceler.getState() == Thread.State.WAITING, "the canceler waits");
      }
    };
  }

  private void run(long seed, int shards) {
    TestTable table = new TestTable(database);
    table.all().forEach((key, value) -> counters.put(Integer.valueOf(key), Long.valueOf(value)));
    print("open");
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      new Thread(() -> write(table, thread, new Random(seed + thread))).start();
    }
    if (shards > 0 && database.shards().size() != shards) {
      reshard(shards);
    }
  }

  private void reshard(int shards) {
    try {
      database.reshard(shards);
      print("resharded");
    } catch (EngineException e) {
      if (e.code() != ErrorCode.QUERY_CANCELED && e.code() != ErrorCode.RESHARD_RUNNING) {
        throw e;
      }
      print("refused");
    }
  }

  /** Each thread has keys of its own, so a counter's order is the order of its acknowledgements. */
  private void write(TestTable table, int thread, Random random) {
    while (true) {
      int key = thread + THREADS * random.nextInt(KEYS / THREADS);
      long next = counters.getOrDefault(key, 0L) + 1;
      table.put(Integer.toString(key), Long.toString(next));
      counters.put(key, next);
      print(key + " " + next);
    }
  }

  private synchronized void print(String line) {
    try {
      out.write((line + "\n").getBytes(US_ASCII));
    } catch (IOException e) {
      Runtime.getRuntime().halt(1); // the parent is gone
    }
  }
}
