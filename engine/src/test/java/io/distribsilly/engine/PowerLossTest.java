package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.PowerLossLife.Moment;
import io.distribsilly.engine.PowerLossLife.Start;
import io.distribsilly.engine.WorkloadRunner.Progress;
import io.distribsilly.engine.file.PowerLossDisk;
import io.distribsilly.engine.file.UnsyncedDisk;
import io.distribsilly.engine.reshard.ReshardJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power goes, thousands of times, at any moment of a database's life: in commits, checkpoints,
 * table definitions, RESHARD, closing and opening. Whatever of the unsynced bytes and folder
 * entries is on the device then: every acknowledged SYNC commit is there, no part of a commit is
 * there without the rest, and no commit is there without those that were acknowledged before it was
 * begun.
 */
final class PowerLossTest {
  static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withShards(2).withCacheBytes(8 << 20);

  static final EngineSettings SETTINGS =
      EngineSettings.DEFAULT.withDisk(new UnsyncedDisk()).withSegmentBytes(64 << 10);

  private static final int POWER_LOSSES = Integer.getInteger("distribsilly.powerLosses", 2000);
  private static final int IMAGES_OF_A_MOMENT = 4;
  private static final int LIVES = 5;

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);
  private int folders;
  private int losses;

  /** How a life begins: with what a power loss has left. */
  private record Origin(Moment moment, long imageSeed, Start start) {}

  @Test
  void nothingThatWasSafeIsLostAndNoPartOfACommitIsSeen() throws Exception {
    run(POWER_LOSSES, path -> false);
  }

  @ParameterizedTest
  @ValueSource(strings = {".log", ".xd", ".json.new"})
  void aDatabaseThatForgetsToSyncAFileIsFoundOut(String ending) {
    assertThatThrownBy(() -> run(1000, path -> path.toString().endsWith(ending)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("loss");
  }

  private void run(int atLeast, Predicate<Path> neverSynced) throws Exception {
    Random random = new Random(seed);
    for (int chain = 0; losses < atLeast; chain++) {
      long chainSeed = random.nextLong();
      try {
        liveOnAndOn(new Random(chainSeed), chain % 8 == 7 ? 30 : 2, neverSynced);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed %d, chain %d (seed %d), loss %d: %s"
                .formatted(seed, chain, chainSeed, losses, e.getMessage()),
            e);
      }
    }
  }

  /** Each life begins with what one of the power losses of the one before it has left. */
  private void liveOnAndOn(Random random, int largeValuesPercent, Predicate<Path> neverSynced)
      throws Exception {
    WorkloadPlan plan = new WorkloadPlan(random.nextLong(), largeValuesPercent);
    Path empty = Files.createDirectory(newFolder());
    int[] nothing = new int[WorkloadPlan.WRITERS];
    Start start = new Start(nothing, nothing, Set.of(2));
    Moment moment =
        new Moment(
            Optional.of(new PowerLossDisk(empty).capture()),
            nothing,
            nothing,
            nothing,
            start.shards());
    Origin origin = new Origin(moment, 0, start);
    for (int i = 0; i < LIVES; i++) {
      Path folder = newFolder();
      origin.moment.image().orElseThrow().writeTo(folder, new Random(origin.imageSeed));
      PowerLossLife life =
          new PowerLossLife(folder, plan, origin.start, new Random(random.nextLong()), neverSynced);
      List<Moment> moments = life.live(25);
      delete(folder);
      Origin next = origin;
      int chosen = random.nextInt(moments.size());
      for (int m = 0; m < moments.size(); m++) {
        for (int image = 0; image < IMAGES_OF_A_MOMENT; image++) {
          long imageSeed = random.nextLong();
          Start found = checkAfterLoss(plan, life, moments.get(m), imageSeed, random);
          if (m == chosen) {
            next = new Origin(moments.get(m), imageSeed, found);
          }
        }
      }
      origin = next;
    }
  }

  private Start checkAfterLoss(
      WorkloadPlan plan, PowerLossLife life, Moment moment, long imageSeed, Random random)
      throws IOException {
    losses++;
    Path folder = newFolder();
    moment.image().orElseThrow().writeTo(folder, new Random(imageSeed));
    Start found;
    try (Database database = Database.open(folder, OPTIONS, SETTINGS)) {
      found = check(plan, life, moment, database);
      goOn(plan, database, found, random);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "image seed %d, %s: %s".formatted(imageSeed, moment, e.getMessage()), e);
    }
    delete(folder);
    return found;
  }

  private static Start check(
      WorkloadPlan plan, PowerLossLife life, Moment moment, Database database) {
    int[] counts = new WorkloadCheck(plan).check(database, moment.defined());
    for (int writer = 0; writer < counts.length; writer++) {
      assertThat(counts[writer])
          .as("commits of writer %d", writer)
          .isBetween(moment.safe()[writer], moment.begun()[writer]);
      int[] before = life.acknowledgedBefore(writer, counts[writer]);
      for (int other = 0; other < counts.length; other++) {
        assertThat(counts[other])
            .as("commits of %d, of those before %d of %d", other, counts[writer], writer)
            .isGreaterThanOrEqualTo(before[other]);
      }
    }
    assertThat(database.shards().size()).as("shards").isIn(moment.shards());
    return new Start(counts, defined(database, counts), shards(moment, database));
  }

  /** Returns how many shards there may be; the RESHARD that is found may have ended by now. */
  private static Set<Integer> shards(Moment moment, Database database) {
    List<ReshardJob> jobs = database.reshardJobs();
    if (jobs.isEmpty()) {
      return Set.of(OPTIONS.shards());
    }
    ReshardJob newest = jobs.get(jobs.size() - 1);
    Set<Integer> shards = new TreeSet<>(moment.shards());
    shards.retainAll(Set.of(newest.from(), newest.to()));
    return shards;
  }

  /** Returns for each writer which table definition is done that the next commit needs. */
  private static int[] defined(Database database, int[] counts) {
    int[] defined = new int[counts.length];
    for (int writer = 0; writer < counts.length; writer++) {
      int next = counts[writer] + 1;
      defined[writer] = isDefined(database, WorkloadPlan.table(writer), next) ? next : 0;
    }
    return defined;
  }

  private static boolean isDefined(Database database, String table, int next) {
    boolean exists = database.catalog().table("PUBLIC", table).isPresent();
    if (exists && WorkloadPlan.truncatesTableBefore(next)) {
      return new TestTable(database, table).all().isEmpty();
    }
    return exists ? WorkloadPlan.createsTableBefore(next) : WorkloadPlan.dropsTableBefore(next);
  }

  /** Checks that a RESHARD ends well, and that the database takes commits. */
  private static void goOn(WorkloadPlan plan, Database database, Start found, Random random) {
    WorkloadCheck check = new WorkloadCheck(plan);
    int dice = random.nextInt(8);
    if (dice == 0 && !database.reshardJobs().isEmpty()) {
      ReshardJob newest = Waiting.forPurge(database);
      assertThat(database.shards()).hasSize(WorkloadRunner.shardsAfter(newest));
      WorkloadCheck.checkShards(database);
    }
    if (dice == 1) {
      int writer = random.nextInt(WorkloadPlan.WRITERS);
      int[] counts = found.counts().clone();
      counts[writer]++;
      new WorkloadRunner(database, plan, writer, Progress.NONE).run(counts[writer]);
      assertThat(check.check(database, found.defined())).isEqualTo(counts);
    }
  }

  private Path newFolder() {
    return temp.resolve("folder" + folders++);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
