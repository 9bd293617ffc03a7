package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.commit.LogFixture.Replayed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log that somebody damaged is reported or read as it was; never as something else. */
@Timeout(120)
final class DamagedLogTest {
  private static final int COMMITS = 1500;
  private static final int BLOCK = 4096;

  @TempDir Path folder;
  private Path logFolder;
  private LogFixture fixture;

  @BeforeEach
  void setUp() {
    logFolder = folder.resolve("log");
    fixture = new LogFixture(logFolder);
  }

  static LongStream seeds() {
    long base = Long.getLong("distribsilly.seed", 20_261_122L);
    return LongStream.range(base, base + Integer.getInteger("distribsilly.seeds", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomDamageIsReportedOrHasNoEffect(long seed) throws IOException {
    Random random = new Random(seed);
    fill();
    List<Path> files = segments();
    int reported = 0;
    for (int round = 0; round < 40; round++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      String what = damage(random, file, whole.length);
      long checkpoint = random.nextBoolean() ? 0 : random.nextInt(COMMITS);
      Replayed replayed = new Replayed();
      RecoveredLog log = new LogRecovery(fixture.options(false), checkpoint, replayed).run();
      String context = "-Ddistribsilly.seed=%d, %s of %s".formatted(seed, what, file);
      try {
        if (log.damage().isEmpty()) {
          LogFixture.check(replayed, checkpoint + 1, COMMITS);
        } else {
          reported++;
          assertThat(log.damage().get().code()).isEqualTo(ErrorCode.CORRUPTION);
          assertThat(log.damage().get()).hasMessageContaining(logFolder.toString());
          LogFixture.check(replayed, checkpoint + 1, checkpoint + replayed.sequences.size());
        }
      } catch (AssertionError e) {
        throw new AssertionError(context, e);
      }
      Files.write(file, whole);
    }
    assertThat(reported).as("seed " + seed).isPositive();
  }

  /** Damages a file within one block, or cuts it off; returns a description. */
  private static String damage(Random random, Path path, int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      int block = random.nextInt(length / BLOCK) * BLOCK;
      int at = block + random.nextInt(BLOCK);
      switch (random.nextInt(4)) {
        case 0 -> {
          file.seek(at);
          int flipped = file.read() ^ (1 << random.nextInt(8));
          file.seek(at);
          file.write(flipped);
          return "flipped bit at " + at;
        }
        case 1 -> {
          file.seek(block);
          file.write(new byte[BLOCK]);
          return "zeroed block at " + block;
        }
        case 2 -> {
          byte[] garbage = new byte[1 + random.nextInt(block + BLOCK - at)];
          random.nextBytes(garbage);
          file.seek(at);
          file.write(garbage);
          return "%d bytes of garbage at %d".formatted(garbage.length, at);
        }
        default -> {
          file.setLength(at);
          return "cut at " + at;
        }
      }
    }
  }

  @Test
  void aMissingSegmentIsNamed() throws IOException {
    fill();
    int segments = segments().size();
    for (int missing = 1; missing < segments; missing++) {
      Path file = fixture.segment(missing);
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      assertDamage(0).hasMessageContaining(file.toString()).hasMessageContaining("missing");
      Files.write(file, whole);
    }
  }

  @Test
  void theOneBeforeItTellsThatTheNewestSegmentIsMissing() throws IOException {
    fill();
    int segments = segments().size();
    Files.delete(fixture.segment(segments));
    assertDamage(0)
        .hasMessageContaining(fixture.segment(segments - 1).toString())
        .hasMessageContaining("it was safe on disk")
        .hasMessageContaining("at least to commit " + COMMITS);
  }

  @Test
  void missingSegmentsBeforeTheCheckpointDoNotMatter() throws IOException {
    fill();
    Files.delete(fixture.segment(1));
    Replayed replayed = new Replayed();
    fixture.open(COMMITS - 10, replayed).close();
    LogFixture.check(replayed, COMMITS - 9, COMMITS);
  }

  @Test
  void aMissingLogIsDamageUnlessTheDatabaseIsNewOrWasClosedCleanly() {
    assertDamage(17).hasMessageContaining(logFolder.toString()).hasMessageContaining("after 17");
    CommitLog.openWithoutThread(fixture.options(true), 17, new Replayed()).close();
    Replayed replayed = new Replayed();
    try (CommitLog log = fixture.open(17, replayed)) {
      assertThat(log.lastSequence()).isEqualTo(17);
    }
    assertThat(replayed.sequences).isEmpty();
  }

  @Test
  void segmentsThatChangedPlacesAreReported() throws IOException {
    fill();
    byte[] first = Files.readAllBytes(fixture.segment(1));
    Files.write(fixture.segment(1), Files.readAllBytes(fixture.segment(2)));
    Files.write(fixture.segment(2), first);
    assertDamage(0).hasMessageContaining("it holds segment 2");
  }

  @Test
  void theLogOfAnotherDatabaseIsReported() {
    fill();
    LogOptions own = fixture.options(false);
    LogOptions other =
        new LogOptions(
            logFolder, new UUID(1, 2), own.disk(), false, own.segmentBytes(), own.syncInterval());
    assertThatThrownBy(() -> CommitLog.openWithoutThread(other, 0, new Replayed()))
        .hasMessageContaining("belongs to the database " + LogFixture.DATABASE);
  }

  @Test
  void aNewerFormatIsRefusedAndNotCalledDamage() throws IOException {
    fill();
    byte[] bytes = Files.readAllBytes(fixture.segment(1));
    bytes[11] = 2;
    int checksum = LogRecord.checksum(bytes, 0, 60);
    ByteBuffer.wrap(bytes).putInt(60, checksum);
    Files.write(fixture.segment(1), bytes);
    assertThatThrownBy(() -> fixture.open(0, new Replayed()))
        .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
        .extracting(EngineException::code)
        .isEqualTo(ErrorCode.CONNECTION_REJECTED);
  }

  @Test
  void salvageReplaysWhatIsBeforeTheDamageAndChangesNothing() throws IOException {
    fill();
    long first =
        SegmentReader.readHeader(fixture.options(false).disk(), fixture.segment(2)).firstSequence();
    byte[] bytes = Files.readAllBytes(fixture.segment(2));
    bytes[SegmentHeader.RECORDS_POSITION + 40] ^= 1;
    Files.write(fixture.segment(2), bytes);
    List<Long> before = modified();
    Replayed replayed = new Replayed();
    SalvagedLog salvaged = CommitLog.salvage(fixture.options(false), 0, replayed);
    LogFixture.check(replayed, 1, first - 1);
    assertThat(salvaged.lastSequence()).isEqualTo(first - 1);
    assertThat(salvaged.damage().orElseThrow())
        .hasMessageContaining(fixture.segment(2).toString())
        .hasMessageContaining("at least to commit " + COMMITS);
    assertThat(modified()).isEqualTo(before);
  }

  @Test
  void salvageOfAWholeLogLeavesNothingOut() {
    fill();
    Replayed replayed = new Replayed();
    assertThat(CommitLog.salvage(fixture.options(false), 0, replayed).damage()).isEmpty();
    LogFixture.check(replayed, 1, COMMITS);
  }

  /** What a recycled file held before never counts, wherever the new records end. */
  @ParameterizedTest
  @MethodSource("seeds")
  void recycledSegmentsNeverLeakOldRecords(long seed) {
    Random random = new Random(seed);
    fill();
    long last = COMMITS;
    long checkpoint = 0;
    for (int round = 0; round < 20; round++) {
      Replayed replayed = new Replayed();
      CommitLog log = fixture.open(checkpoint, replayed); // killed each time
      LogFixture.check(replayed, checkpoint + 1, last);
      LogFixture.append(log, random.nextInt(800));
      last = log.lastSequence();
      checkpoint = last - random.nextInt(20);
      log.trim(checkpoint);
    }
  }

  private void fill() {
    try (CommitLog log = fixture.create()) {
      LogFixture.append(log, COMMITS);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertDamage(long checkpoint) {
    AbstractThrowableAssert<?, ? extends Throwable> damage =
        assertThatThrownBy(() -> fixture.open(checkpoint, new Replayed()));
    damage
        .asInstanceOf(InstanceOfAssertFactories.throwable(EngineException.class))
        .extracting(EngineException::code)
        .isEqualTo(ErrorCode.CORRUPTION);
    return damage;
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(logFolder)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private List<Long> modified() throws IOException {
    List<Path> files = segments();
    return files.stream().map(file -> file.toFile().lastModified()).toList();
  }
}
