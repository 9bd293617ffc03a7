package io.distribsilly.sql.definition;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.engine.catalog.SequenceOptions;
import io.distribsilly.engine.catalog.SqlType;
import io.distribsilly.sql.parser.SequenceClauses;
import io.distribsilly.sql.parser.SequenceClauses.Kind;
import java.util.Optional;
import java.util.OptionalLong;

/** From what is written of how a sequence counts to its options. */
final class SequenceBuilder {
  private SequenceBuilder() {}

  /**
   * Returns the options of a new sequence.
   *
   * @throws EngineException with INVALID_STATEMENT if they do not go together
   */
  static SequenceOptions build(SqlType type, SequenceClauses clauses) {
    return SequenceOptions.of(
        type,
        clauses.number(Kind.START),
        clauses.number(Kind.INCREMENT),
        clauses.number(Kind.MINVALUE),
        clauses.number(Kind.MAXVALUE),
        clauses.cycle().orElse(false),
        cache(clauses));
  }

  /** Returns other options of a sequence that exists. */
  static SequenceOptions changed(SequenceOptions options, SequenceClauses clauses) {
    SequenceOptions defaults =
        SequenceOptions.of(
            options.type(),
            OptionalLong.empty(),
            OptionalLong.of(clauses.number(Kind.INCREMENT).orElse(options.increment())),
            OptionalLong.empty(),
            OptionalLong.empty(),
            false,
            Optional.empty());
    return new SequenceOptions(
        options.type(),
        clauses.number(Kind.START).orElse(options.start()),
        defaults.increment(),
        clauses
            .number(Kind.MINVALUE)
            .orElse(clauses.has(Kind.MINVALUE) ? defaults.min() : options.min()),
        clauses
            .number(Kind.MAXVALUE)
            .orElse(clauses.has(Kind.MAXVALUE) ? defaults.max() : options.max()),
        clauses.cycle().orElse(options.cycle()),
        cache(clauses).orElse(options.cache()));
  }

  /** Returns the value that a sequence is to go on with; empty if it goes on as it is. */
  static OptionalLong restart(SequenceOptions options, SequenceClauses clauses) {
    return clauses.has(Kind.RESTART)
        ? OptionalLong.of(clauses.number(Kind.RESTART).orElse(options.start()))
        : OptionalLong.empty();
  }

  private static Optional<Integer> cache(SequenceClauses clauses) {
    OptionalLong cache = clauses.number(Kind.CACHE);
    if (cache.isPresent() && (cache.getAsLong() < 1 || cache.getAsLong() > Integer.MAX_VALUE)) {
      throw new EngineException(
          ErrorCode.INVALID_STATEMENT,
          "sequence: CACHE %d is not between 1 and %d"
              .formatted(cache.getAsLong(), Integer.MAX_VALUE));
    }
    return cache.isPresent() ? Optional.of((int) cache.getAsLong()) : Optional.empty();
  }
}
