package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kills a process again and again, from outside after a number of commits, or by itself at a change
 * of a file, also while it opens the database that the one before it has left. What the process
 * does and checks is its own; it has a {@link ChildLife} and says what is acknowledged.
 */
final class RandomKills {
  private static final int KILLS_OF_A_DATABASE = 12;
  private static final int SIDE_BY_SIDE = 2;

  private final Path temp;
  private final Class<?> child;
  private final int writers;
  private final LastCheck lastCheck;

  /** Looks at a database when its last process is dead. */
  interface LastCheck {
    /**
     * Checks everything.
     *
     * @param seed of the plan
     * @param defined see {@link WorkloadCheck#check}
     * @return how many commits of each writer there are
     */
    int[] check(Database database, long seed, int[] defined);
  }

  /**
   * @param temp where databases are put
   * @param child the main class of the process
   * @param writers how many threads of it commit
   */
  RandomKills(Path temp, Class<?> child, int writers, LastCheck lastCheck) {
    this.temp = temp;
    this.child = child;
    this.writers = writers;
    this.lastCheck = lastCheck;
  }

  void run(int kills, long seed) throws IOException, InterruptedException {
    Victim rehearsal = new Victim(temp.resolve("rehearsal"), 1);
    ChildJvm jvm = ChildJvm.prepare(temp, rehearsal.main(1, ChildLife.REHEARSAL));
    Random random = new Random(seed);
    IntStream.range(0, SIDE_BY_SIDE)
        .mapToObj(number -> new Killer(jvm, number, random.nextLong()))
        .map(killer -> start(() -> killer.run(kills / SIDE_BY_SIDE)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static CompletableFuture<Void> start(Runnable task) {
    return CompletableFuture.runAsync(task, started -> new Thread(started).start());
  }

  /** Kills one process after another. Used by one thread. */
  private final class Killer {
    private final ChildJvm jvm;
    private final int number;
    private final Random random;
    private int databases;

    Killer(ChildJvm jvm, int number, long seed) {
      this.jvm = jvm;
      this.number = number;
      this.random = new Random(seed);
    }

    void run(int all) {
      int kills = 0;
      while (kills < all) {
        Path folder = temp.resolve("database-%d-%d".formatted(number, databases++));
        Victim victim = new Victim(folder, random.nextLong());
        try {
          for (int i = 0; i < KILLS_OF_A_DATABASE && kills < all; i++) {
            victim.liveAndDie(jvm, new Random(random.nextLong()));
            kills++;
          }
          victim.checkAtLast();
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
          throw new AssertionError("seed of the plan %d, kill %d".formatted(victim.seed, kills), e);
        }
      }
    }
  }

  /** A database, and what its processes had acknowledged before they died. */
  private final class Victim {
    private final Path folder;
    private final long seed;
    private final int[] acknowledged = new int[writers];
    private final int[] defined = new int[writers];

    Victim(Path folder, long seed) {
      this.folder = folder;
      this.seed = seed;
    }

    /** Returns the main class of a process, and its arguments. */
    String[] main(long childSeed, String haltAt) {
      String definedNow =
          Arrays.stream(defined).mapToObj(String::valueOf).collect(Collectors.joining(","));
      return new String[] {
        child.getName(),
        folder.toString(),
        Long.toString(seed),
        Long.toString(childSeed),
        definedNow,
        haltAt
      };
    }

    void liveAndDie(ChildJvm jvm, Random random) throws IOException, InterruptedException {
      boolean killsItself = random.nextInt(3) == 0;
      int haltAt = killsItself ? 1 + random.nextInt(400) : 0;
      Process process = jvm.start(main(random.nextLong(), String.valueOf(haltAt)));
      int lines = killsItself ? Integer.MAX_VALUE : 1 + random.nextInt(120);
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = output.readLine();
        for (int i = 1; i < lines && line != null; i++) {
          note(line);
          line = output.readLine();
        }
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would close its output
        while (line != null) {
          note(line);
          line = output.readLine();
        }
      }
      assertThat(process.waitFor()).as("the process died as it was killed").isIn(9, 137);
    }

    private void note(String line) {
      String[] words = line.split(" ");
      int[] numbers = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
      switch (words[0]) {
        case "open" -> checkFound(numbers);
        case "committed" -> acknowledged[numbers[0]] = numbers[1];
        case "defined" -> defined[numbers[0]] = numbers[1];
        default -> throw new AssertionError(line);
      }
    }

    /** One more commit of each writer may be there: it was killed before it could tell. */
    private void checkFound(int[] counts) {
      for (int writer = 0; writer < counts.length; writer++) {
        assertThat(counts[writer])
            .as("commits of writer %d", writer)
            .isBetween(acknowledged[writer], acknowledged[writer] + 1);
      }
      System.arraycopy(counts, 0, acknowledged, 0, counts.length);
    }

    void checkAtLast() {
      try (Database database = Database.open(folder, ChildLife.options(), ChildLife.settings())) {
        checkFound(lastCheck.check(database, seed, defined));
        if (!database.reshardJobs().isEmpty()) {
          Waiting.forPurge(database);
        }
        WorkloadCheck.checkShards(database);
        assertThat(lastCheck.check(database, seed, defined)).isEqualTo(acknowledged);
      }
    }
  }
}
