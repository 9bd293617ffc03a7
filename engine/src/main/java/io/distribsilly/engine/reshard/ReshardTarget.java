package io.distribsilly.engine.reshard;

import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which numbers of shards a RESHARD can lead to: the multiples and the divisors of what it is. */
final class ReshardTarget {
  private static final int MAX = DatabaseOptions.MAX_SHARDS;

  private ReshardTarget() {}

  /**
   * Checks a number.
   *
   * @throws EngineException with INVALID_PARAMETER_VALUE, which names the nearest numbers that fit
   */
  static void check(int from, int to) {
    if (to < 1 || to > MAX) {
      throw invalid(to, "the number must be from 1 to " + MAX);
    }
    if (to == from) {
      throw invalid(to, "the database has " + from + " shards already");
    }
    if (!fits(from, to)) {
      throw invalid(
          to,
          "the number must be a multiple or a divisor of the %d shards that there are; near it: %s"
              .formatted(from, neighbours(from, to)));
    }
  }

  private static boolean fits(int from, int to) {
    return to != from && (to % from == 0 || from % to == 0);
  }

  private static String neighbours(int from, int to) {
    IntPredicate fitting = number -> fits(from, number);
    IntStream below = IntStream.range(1, to).filter(fitting);
    IntStream above = IntStream.rangeClosed(to + 1, MAX).filter(fitting).limit(1);
    return IntStream.concat(below.max().stream(), above)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static EngineException invalid(int to, String problem) {
    return new EngineException(
        ErrorCode.INVALID_PARAMETER_VALUE, "RESHARD(%d): %s".formatted(to, problem));
  }
}
