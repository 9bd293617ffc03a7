package io.distribsilly.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.history.Call.Delete;
import io.distribsilly.engine.history.Call.Get;
import io.distribsilly.engine.history.Call.Insert;
import io.distribsilly.engine.history.Call.Put;
import io.distribsilly.engine.history.Call.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HistoryCheckerTest {
  private static final int CLIENTS = 5;
  private static final int OPERATIONS = 300;

  private final List<Operation> history = new ArrayList<>();

  static long[] seeds() {
    return new Random(Long.getLong("distribsilly.seed", 20_261_122L)).longs(30).toArray();
  }

  @Test
  void oneCallAfterAnotherSeesWhatWasDone() {
    at(0, 1, new Get(Optional.empty()));
    at(2, 3, new Insert("a", true));
    at(4, 5, new Insert("b", false));
    at(6, 7, new Get(Optional.of("a")));
    at(8, 9, new Put("c"));
    at(10, 11, new Delete(true));
    at(12, 13, new Delete(false));
    at(14, 15, new Get(Optional.empty()));
    assertGood();
  }

  @Test
  void aReadBesideAWriteMaySeeTheOldOrTheNew() {
    at(0, 1, new Put("old"));
    at(2, 10, new Put("new"));
    at(3, 4, new Get(Optional.of("old")));
    at(5, 6, new Get(Optional.of("new")));
    at(7, 8, new Get(Optional.of("new")));
    assertGood();
  }

  @Test
  void aReadMayNotSeeTheOldAfterAnotherSawTheNew() {
    at(0, 1, new Put("old"));
    at(2, 10, new Put("new"));
    at(3, 4, new Get(Optional.of("new")));
    at(5, 6, new Get(Optional.of("old")));
    assertBad("after 3 of 4 calls the key holds Optional[new]");
  }

  @Test
  void aReadMayNotMissAWriteThatWasAnswered() {
    at(0, 1, new Put("a"));
    at(2, 3, new Get(Optional.empty()));
    assertBad("Get[found=Optional.empty]");
  }

  @Test
  void aReadMayNotSeeWhatWasOverwritten() {
    at(0, 1, new Put("a"));
    at(2, 3, new Put("b"));
    at(4, 5, new Get(Optional.of("a")));
    assertBad("holds Optional[b]");
  }

  @Test
  void aReadMayNotSeeWhatComesLaterOrNever() {
    at(0, 1, new Get(Optional.of("a")));
    at(2, 3, new Put("a"));
    assertBad("");
  }

  @Test
  void oneOfTwoInsertsFails() {
    at(0, 5, new Insert("a", true));
    at(1, 6, new Insert("b", true));
    assertBad("Insert");
  }

  @Test
  void ofTwoDeletesOneFindsTheRow() {
    at(0, 1, new Put("a"));
    at(2, 6, new Delete(true));
    at(3, 7, new Delete(true));
    assertBad("Delete");
  }

  @Test
  void aFailedInsertNeedsARow() {
    at(0, 1, new Put("a"));
    at(2, 3, new Delete(true));
    at(4, 5, new Insert("b", false));
    assertBad("Insert");
  }

  @Test
  void manyWritesAtOnceAreOrderedByTheReadsAfterThem() {
    for (int i = 0; i < 8; i++) {
      at(i, 100, new Put("value " + i));
    }
    for (int i = 0; i < 8; i++) {
      at(20 + 2 * i, 21 + 2 * i, new Get(Optional.of("value " + (7 - i))));
    }
    assertGood();
    at(90, 91, new Get(Optional.of("value 5")));
    assertBad("value 5");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatARealKeyAnswersIsExplainedAndOneWrongAnswerIsNot(long seed) {
    Random random = new Random(seed);
    history.addAll(simulate(random));
    assertGood();
    List<Integer> reads = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).call() instanceof Get get && get.found().isPresent()) {
        reads.add(i);
      }
    }
    int changed = reads.get(random.nextInt(reads.size()));
    Operation read = history.get(changed);
    history.set(
        changed,
        new Operation(
            read.client(), new Get(Optional.of("never written")), read.begin(), read.end()));
    assertBad("never written");
  }

  /** Clients whose calls take effect at some moment between their begin and their end. */
  private static List<Operation> simulate(Random random) {
    List<Operation> operations = new ArrayList<>();
    long[] free = new long[CLIENTS];
    Value value = Value.NOTHING;
    for (long moment = 0; moment < OPERATIONS; moment++) {
      int client = random.nextInt(CLIENTS);
      Call call = call(random, value, moment);
      value = call.applyTo(value).orElseThrow();
      long begin = Math.max(free[client], 10 * moment - random.nextInt(60));
      long end = Math.max(begin, 10 * moment + random.nextInt(60));
      if (begin <= 10 * moment) {
        free[client] = end + 1;
      } else {
        begin = 10 * moment; // the client is busy: somebody else does it
        end = begin;
      }
      operations.add(new Operation(client, call, begin, end));
    }
    return operations;
  }

  private static Call call(Random random, Value value, long moment) {
    return switch (random.nextInt(6)) {
      case 0 -> new Put("p" + moment);
      case 1 -> new Insert("i" + moment, !value.exists());
      case 2 -> new Delete(value.exists());
      default -> new Get(value.content());
    };
  }

  private void at(long begin, long end, Call call) {
    history.add(new Operation(history.size(), call, begin, end));
  }

  private void assertGood() {
    assertThat(HistoryChecker.findViolation(history)).isEmpty();
  }

  private void assertBad(String part) {
    assertThat(HistoryChecker.findViolation(history))
        .hasValueSatisfying(violation -> assertThat(violation).contains(part));
  }
}
