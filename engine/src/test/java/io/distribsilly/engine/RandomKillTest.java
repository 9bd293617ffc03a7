package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed again and again, from outside after a number of commits, or by itself at a
 * change of a file, also while it opens the database that the one before it has left. The next one
 * finds every acknowledged commit, {@code sync} or {@code periodic}, no part of one without the
 * rest, every table that was created and none that was dropped.
 */
final class RandomKillTest {
  private static final int KILLS = Integer.getInteger("distribsilly.kills", 200);
  private static final int KILLS_OF_A_DATABASE = 12;
  private static final int SIDE_BY_SIDE = 2;

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);

  @Test
  void nothingAcknowledgedIsLostAndNoPartOfACommitIsSeen() throws Exception {
    ChildJvm jvm =
        ChildJvm.prepare(
            temp,
            WorkloadChild.class.getName(),
            temp.resolve("rehearsal").toString(),
            "1",
            "1",
            "0,0,0",
            WorkloadChild.REHEARSAL);
    Random random = new Random(seed);
    List<CompletableFuture<Void>> running =
        IntStream.range(0, SIDE_BY_SIDE)
            .mapToObj(number -> new Killer(jvm, temp, number, random.nextLong()))
            .map(
                killer -> CompletableFuture.runAsync(killer::run, task -> new Thread(task).start()))
            .toList();
    running.forEach(CompletableFuture::join);
  }

  /** Kills one process after another. Used by one thread. */
  private static final class Killer {
    private final ChildJvm jvm;
    private final Path temp;
    private final int number;
    private final Random random;
    private int databases;

    Killer(ChildJvm jvm, Path temp, int number, long seed) {
      this.jvm = jvm;
      this.temp = temp;
      this.number = number;
      this.random = new Random(seed);
    }

    void run() {
      int kills = 0;
      while (kills < KILLS / SIDE_BY_SIDE) {
        Path folder = temp.resolve("database-%d-%d".formatted(number, databases++));
        Victim victim = new Victim(jvm, folder, random.nextLong());
        try {
          for (int i = 0; i < KILLS_OF_A_DATABASE; i++) {
            victim.liveAndDie(new Random(random.nextLong()));
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
  private static final class Victim {
    private final ChildJvm jvm;
    private final Path folder;
    private final long seed;
    private final int[] acknowledged = new int[WorkloadPlan.WRITERS];
    private final int[] defined = new int[WorkloadPlan.WRITERS];

    Victim(ChildJvm jvm, Path folder, long seed) {
      this.jvm = jvm;
      this.folder = folder;
      this.seed = seed;
    }

    void liveAndDie(Random random) throws IOException, InterruptedException {
      boolean killsItself = random.nextInt(3) == 0;
      Process child = start(random.nextLong(), killsItself ? 1 + random.nextInt(400) : 0);
      int lines = killsItself ? Integer.MAX_VALUE : 1 + random.nextInt(120);
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = output.readLine();
        for (int i = 1; i < lines && line != null; i++) {
          note(line);
          line = output.readLine();
        }
        child.toHandle().destroyForcibly(); // Process.destroyForcibly would close its output
        while (line != null) {
          note(line);
          line = output.readLine();
        }
      }
      assertThat(child.waitFor()).as("the child died as it was killed").isIn(9, 137);
    }

    private Process start(long childSeed, int haltAt) throws IOException {
      String definedNow = Arrays.toString(defined).replaceAll("[^0-9,]", "");
      return jvm.start(
          WorkloadChild.class.getName(),
          folder.toString(),
          Long.toString(seed),
          Long.toString(childSeed),
          definedNow,
          Integer.toString(haltAt));
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
      try (Database database =
          Database.open(folder, WorkloadChild.options(), WorkloadChild.settings())) {
        WorkloadCheck check = new WorkloadCheck(new WorkloadPlan(seed, 1));
        checkFound(check.check(database, defined));
        if (!database.reshardJobs().isEmpty()) {
          Waiting.forPurge(database);
        }
        WorkloadCheck.checkShards(database);
        assertThat(check.check(database, defined)).isEqualTo(acknowledged);
      }
    }
  }
}
