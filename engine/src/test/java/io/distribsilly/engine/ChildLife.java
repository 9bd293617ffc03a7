package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * The life of a process that {@link RandomKills} kills, from the inside: its arguments, its
 * database, what it says, and what goes on in the database besides the work. Thread-safe, but for
 * {@link #disturb}.
 *
 * <p>Arguments: folder, seed of the plan, seed of this process, the last defined tables (see {@link
 * WorkloadCheck#check}), and the change of a file at which it kills itself: 0 for none, {@link
 * #REHEARSAL} to end well after some commits.
 */
final class ChildLife {
  static final String REHEARSAL = "-1";

  private static final int COMMITS_OF_A_REHEARSAL = 20;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final String[] arguments;
  private final Random random;
  private final Database database;

  ChildLife(String[] arguments) {
    this.arguments = arguments;
    this.random = new Random(Long.parseLong(arguments[2]));
    this.database =
        Database.open(
            Path.of(arguments[0]),
            options(),
            settings().withDisk(new HaltingDisk(Long.parseLong(arguments[4]))));
  }

  static DatabaseOptions options() {
    return DatabaseOptions.DEFAULT.withShards(2).withCacheBytes(16 << 20);
  }

  static EngineSettings settings() {
    return EngineSettings.DEFAULT.withSegmentBytes(256 << 10);
  }

  /** Ends the process as failed if the task fails. */
  static void orDie(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  static void start(Runnable task) {
    new Thread(() -> orDie(task)).start();
  }

  Database database() {
    return database;
  }

  long seedOfPlan() {
    return Long.parseLong(arguments[1]);
  }

  int[] defined() {
    return Arrays.stream(arguments[3].split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** Says how many commits of each writer are found. */
  void opened(int[] counts) {
    StringBuilder line = new StringBuilder("open");
    for (int count : counts) {
      line.append(' ').append(count);
    }
    print(line.toString());
  }

  /** Says that a commit is acknowledged. */
  void committed(int writer, int number) {
    print("committed %d %d".formatted(writer, number));
  }

  /** Says that the definition of a table is acknowledged. */
  void defined(int writer, int number) {
    print("defined %d %d".formatted(writer, number));
  }

  /** Starts a thread that makes one commit after another, from a number on. */
  void startWriter(int first, IntConsumer commit) {
    boolean isRehearsal = arguments[4].equals(REHEARSAL);
    int last = isRehearsal ? COMMITS_OF_A_REHEARSAL : Integer.MAX_VALUE;
    start(
        () -> {
          for (int number = first; number <= last; number++) {
            commit.accept(number);
          }
          System.exit(0);
        });
  }

  /** Splits and merges shards, takes checkpoints, brings memtables into the stores; never ends. */
  void disturb() {
    while (true) {
      switch (random.nextInt(6)) {
        case 0 -> reshard();
        case 1, 2 -> database.checkpoint();
        default -> database.freeze();
      }
    }
  }

  /** One in three may be canceled, if it does not end before. */
  private void reshard() {
    OptionalInt shards = WorkloadRunner.otherShards(database, random);
    if (shards.isPresent()) {
      if (random.nextInt(3) == 0) {
        start(() -> WorkloadRunner.cancelReshard(database));
      }
      WorkloadRunner.reshard(database, shards.getAsInt());
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
