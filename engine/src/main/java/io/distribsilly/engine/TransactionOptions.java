package io.distribsilly.engine;

import java.time.Duration;
import java.util.Objects;

/**
 * How a transaction runs. Immutable.
 *
 * @param isolation what it sees of others
 * @param durability what its commit waits for
 * @param readOnly whether it refuses to lock and to write
 * @param lockTimeout the longest time to wait for one row; zero to not wait at all
 */
public record TransactionOptions(
    Isolation isolation, Durability durability, boolean readOnly, Duration lockTimeout) {
  /** READ_COMMITTED, SYNC, read and write, 10 s. */
  public static final TransactionOptions DEFAULT =
      new TransactionOptions(
          Isolation.READ_COMMITTED, Durability.SYNC, false, Duration.ofSeconds(10));

  public TransactionOptions {
    Objects.requireNonNull(isolation);
    Objects.requireNonNull(durability);
    if (lockTimeout.isNegative()) {
      throw new EngineException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "lockTimeout is %s; it must be zero (do not wait) or longer".formatted(lockTimeout));
    }
  }

  public TransactionOptions withIsolation(Isolation newIsolation) {
    return new TransactionOptions(newIsolation, durability, readOnly, lockTimeout);
  }

  public TransactionOptions withDurability(Durability newDurability) {
    return new TransactionOptions(isolation, newDurability, readOnly, lockTimeout);
  }

  public TransactionOptions withReadOnly(boolean newReadOnly) {
    return new TransactionOptions(isolation, durability, newReadOnly, lockTimeout);
  }

  public TransactionOptions withLockTimeout(Duration newLockTimeout) {
    return new TransactionOptions(isolation, durability, readOnly, newLockTimeout);
  }
}
