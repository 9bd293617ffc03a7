package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardStep;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that is killed: writes counters with {@code sync} durability from several threads and
 * prints each one that is acknowledged; may RESHARD meanwhile, and may halt itself at a step of it.
 *
 * <p>Arguments: folder, seed, shards to RESHARD to (0 for none), step to halt at (or none), and
 * which time that the step is reached.
 */
final class CrashingChild {
  static final int KEYS = 60;

  private static final int THREADS = 3;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Map<Integer, Long> counters = new ConcurrentHashMap<>();

  private CrashingChild() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int shards = Integer.parseInt(arguments[2]);
    Optional<ReshardStep> step =
        arguments[3].equals("none")
            ? Optional.empty()
            : Optional.of(ReshardStep.valueOf(arguments[3]));
    ReshardListener halting = haltAt(step, Integer.parseInt(arguments[4]));
    DatabaseOptions options = DatabaseOptions.DEFAULT.withShards(2).withCacheBytes(16 << 20);
    new CrashingChild().run(Database.open(folder, options, halting), seed, shards);
  }

  private static ReshardListener haltAt(Optional<ReshardStep> step, int time) {
    AtomicInteger times = new AtomicInteger();
    return (reached, shard) -> {
      if (step.filter(reached::equals).isPresent() && times.incrementAndGet() == time) {
        Runtime.getRuntime().halt(9);
      }
    };
  }

  private void run(Database database, long seed, int shards) {
    TestTable table = new TestTable(database);
    table.all().forEach((key, value) -> counters.put(Integer.valueOf(key), Long.valueOf(value)));
    print("open");
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      new Thread(() -> write(table, thread, new Random(seed + thread))).start();
    }
    if (shards > 0 && database.shards().size() < shards) {
      database.reshard(shards);
      print("resharded");
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
