package io.distribsilly.engine.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.commit.LogFixture.Replayed;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.Image;
import io.distribsilly.engine.file.PowerLossDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Power losses at any operation of a log, one after the other: what was synced is there, what is
 * there is a beginning of what was appended, and the log goes on.
 */
@Timeout(600)
final class LogPowerLossTest {
  private static final int SEGMENT_BYTES = 16 << 10;
  private static final int MAX_ROW_BYTES = 300;
  private static final int LIVES = 12;
  private static final int STATES_A_LOSS = 4;

  @TempDir Path temp;

  /** Which history's commit each sequence belongs to. */
  private final Map<Long, Integer> histories = new HashMap<>();

  private Random random;
  private PowerLossDisk disk;
  private Path folder;
  private CommitLog log;
  private int history;
  private boolean syncsSeldom;

  /** Whether all records are of one length: then one fits exactly in the place of another. */
  private boolean ofOneLength;

  private int folders;

  /** The newest commit that may be in the log: its append has begun. */
  private long begun;

  /** The newest commit that was acknowledged as synced, and is in no lost history. */
  private long acknowledged;

  private long checkpoint;

  /** Whether a log was opened durably, so that it must be there. */
  private boolean opened;

  /** What the log was promised to hold at the moment of a power loss. */
  private record Loss(
      Image image, long begun, long acknowledged, long checkpoint, boolean opened) {}

  static LongStream seeds() {
    long base = Long.getLong("distribsilly.seed", 20_261_122L);
    return LongStream.range(base, base + Integer.getInteger("distribsilly.seeds", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noAcknowledgedCommitIsEverLost(long seed) throws IOException {
    random = new Random(seed);
    ofOneLength = random.nextBoolean();
    folder = Files.createDirectory(temp.resolve("life0"));
    int life = 0;
    try {
      for (; life < LIVES; life++) {
        Loss loss = live();
        for (int state = 1; state < STATES_A_LOSS; state++) {
          Path alternative = nextFolder();
          loss.image().writeTo(alternative, random);
          check(loss, alternative);
        }
        folder = nextFolder();
        if (random.nextInt(4) == 0) {
          loss.image().killed(folder);
        } else {
          loss.image().writeTo(folder, random);
        }
        goOn(loss);
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("-Ddistribsilly.seed=%d, life %d".formatted(seed, life), e);
    }
  }

  private Path nextFolder() {
    return temp.resolve("state" + ++folders);
  }

  /** Uses the log until the power is lost: at some operation, or right after a segment is named. */
  private Loss live() throws IOException {
    disk = new PowerLossDisk(folder);
    history++;
    syncsSeldom = random.nextBoolean();
    int names = random.nextInt(3) == 0 ? segments().size() + 1 : Integer.MAX_VALUE;
    long at = names < Integer.MAX_VALUE ? 2000 : random.nextInt(random.nextBoolean() ? 40 : 400);
    List<Loss> losses = new ArrayList<>();
    disk.onOperation(
        number -> {
          if (losses.isEmpty() && (number >= at || segments().size() >= names)) {
            losses.add(new Loss(disk.capture(), begun, acknowledged, checkpoint, opened));
          }
        });
    open();
    while (losses.isEmpty()) {
      step();
    }
    return losses.get(0);
  }

  private List<String> segments() {
    String[] names = folder.resolve("log").toFile().list((in, name) -> name.endsWith(".log"));
    return names == null ? List.of() : List.of(names);
  }

  private void open() {
    log =
        CommitLog.openWithoutThread(
            options(folder, disk, !opened), checkpoint, (sequence, writes) -> {});
    opened = true;
  }

  private LogOptions options(Path life, Disk on, boolean mayBeMissing) {
    return new LogFixture(life.resolve("log"), on, SEGMENT_BYTES).options(mayBeMissing);
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0 -> append(1 + random.nextInt(20));
      case 1 -> sync();
      case 2, 3 -> {
        if (!syncsSeldom) {
          sync();
        }
      }
      case 4 -> log.maintain();
      case 5 -> trim();
      case 6 -> reopen();
      default -> append(1);
    }
  }

  private void append(int count) {
    List<LogRecord> group = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long sequence = log.lastSequence() + 1 + i;
      histories.put(sequence, history);
      group.add(LogRecord.of(writes(sequence)));
    }
    begun = log.lastSequence() + count;
    log.append(group);
  }

  /** Returns what a commit writes; now and then more than a segment holds. */
  private List<ReplayedWrite> writes(long sequence) {
    if (ofOneLength) {
      byte[] key = ByteBuffer.allocate(12).putInt(history(sequence)).putLong(sequence).array();
      return List.of(new ReplayedWrite(key, Optional.of(new byte[100])));
    }
    int rowBytes = sequence % 97 == 0 ? 3 * SEGMENT_BYTES : MAX_ROW_BYTES;
    return LogFixture.writes(history(sequence), sequence, rowBytes);
  }

  private int history(long sequence) {
    return histories.getOrDefault(sequence, 0);
  }

  private void sync() {
    long last = log.lastSequence();
    log.sync();
    acknowledged = last;
  }

  private void trim() {
    if (random.nextInt(4) > 0) {
      sync(); // as checkpoints do
    }
    long last = log.lastSequence();
    checkpoint = Math.max(checkpoint, last - random.nextInt((int) Math.min(20, last + 1)));
    log.trim(checkpoint);
  }

  private void reopen() {
    if (random.nextBoolean()) {
      long last = log.lastSequence();
      log.close();
      acknowledged = last;
    }
    open();
  }

  /** Checks one of the states that the power loss may have left; returns the last commit. */
  private long check(Loss loss, Path state) {
    Replayed replayed = new Replayed();
    RecoveredLog recovered =
        new LogRecovery(options(state, new Disk(), !loss.opened()), loss.checkpoint(), replayed)
            .run();
    assertThat(recovered.damage()).isEmpty();
    long last = recovered.lastSequence();
    assertThat(last).isBetween(Math.max(loss.acknowledged(), loss.checkpoint()), loss.begun());
    assertThat(replayed.sequences)
        .isEqualTo(LongStream.rangeClosed(loss.checkpoint() + 1, last).boxed().toList());
    for (int i = 0; i < replayed.commits.size(); i++) {
      long sequence = replayed.sequences.get(i);
      assertThat(LogFixture.same(replayed.commits.get(i), writes(sequence)))
          .as("commit %d is of history %d", sequence, histories.get(sequence))
          .isTrue();
    }
    return last;
  }

  private void goOn(Loss loss) {
    long last = check(loss, folder);
    begun = last;
    acknowledged = loss.acknowledged();
    checkpoint = loss.checkpoint();
    opened = loss.opened();
    histories.keySet().removeIf(sequence -> sequence > last);
  }
}
