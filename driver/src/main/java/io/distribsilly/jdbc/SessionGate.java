package io.distribsilly.jdbc;

import io.distribsilly.engine.EngineException;
import io.distribsilly.engine.ErrorCode;
import io.distribsilly.sql.session.Session;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread at a time use a connection's session, turns unchecked exceptions into
 * SQLExceptions, and stops what runs when it is canceled, runs too long or the connection is
 * closed. Thread-safe.
 */
final class SessionGate {
  /** What is done with the session. */
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(SessionGate.class);
  private static final long CLOSE_RETRY_MILLIS = 20;

  private final Session session;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  /**
   * Who is inside, {@link Cancellation#NOBODY} if nobody. Written by the holder of the lock.
   * Whoever cancels says so in {@link #canceling} and then looks here, whoever leaves writes here
   * and then looks there: so a cancel never hits what comes next.
   */
  private volatile Cancellation running = Cancellation.NOBODY;

  /** Whether somebody is about to cancel; written under this object's monitor. */
  private volatile boolean canceling;

  SessionGate(Session session) {
    this.session = session;
  }

  /** Uses the session for something that cannot be canceled. */
  <T> T run(Work<T> work) throws SQLException {
    return run(Cancellation.NOBODY, 0, work);
  }

  /**
   * Uses the session.
   *
   * @param cancellation whose {@link #cancel} stops it
   * @param timeoutSeconds after how long it is stopped, 0 for never
   */
  <T> T run(Cancellation cancellation, int timeoutSeconds, Work<T> work) throws SQLException {
    lock.lock();
    try {
      checkOpen();
      Cancellation outer = enter(cancellation);
      Future<?> timer =
          timeoutSeconds == 0
              ? QueryTimer.NEVER
              : QueryTimer.start(timeoutSeconds, () -> expire(cancellation));
      try {
        return work.run(session);
      } catch (EngineException e) {
        if (e.code() == ErrorCode.QUERY_CANCELED && cancellation.isExpired()) {
          throw SqlExceptions.timeout(timeoutSeconds, e);
        }
        throw SqlExceptions.from(e);
      } catch (RuntimeException e) {
        throw SqlExceptions.fromUnchecked(e);
      } finally {
        timer.cancel(false);
        leave(outer);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of something of the session; nothing is left to do if that is closed. */
  void release(Runnable work) throws SQLException {
    lock.lock();
    try {
      if (!closed) {
        work.run();
      }
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    } finally {
      lock.unlock();
    }
  }

  /** Stops what runs for this cancellation in another thread; nothing happens if nothing does. */
  void cancel(Cancellation cancellation) {
    if (!lock.isHeldByCurrentThread()) {
      stop(cancellation, cancellation::cancel);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns whether the session can be used; does not wait for what runs. */
  boolean isUsable() {
    return !closed && session.isOpen();
  }

  void checkOpen() throws SQLException {
    if (closed) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "the connection is closed; open another");
    }
  }

  /** Refuses new work from now on and stops what runs, without waiting for its end. */
  void shut() {
    closed = true;
    if (lock.isLocked() && !lock.isHeldByCurrentThread()) {
      session.cancel();
    }
  }

  /** Stops what runs, waits until it has ended, and closes the session. Idempotent. */
  void close() throws SQLException {
    shut();
    lockWhileCanceling();
    try {
      session.close();
    } catch (RuntimeException e) {
      throw SqlExceptions.fromUnchecked(e);
    } finally {
      lock.unlock();
    }
  }

  /** Closes the session on behalf of nobody who could be told that it failed. */
  void closeQuietly() {
    try {
      close();
    } catch (SQLException e) {
      LOGGER.warn("an aborted connection could not be closed", e);
    }
  }

  /** What runs may have been on its way into the session when it was canceled: cancel it again. */
  private void lockWhileCanceling() {
    boolean interrupted = false;
    while (true) {
      try {
        if (lock.tryLock(CLOSE_RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
        session.cancel();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void expire(Cancellation cancellation) {
    stop(cancellation, cancellation::expire);
  }

  private synchronized void stop(Cancellation cancellation, Runnable mark) {
    canceling = true;
    try {
      if (running == cancellation) {
        mark.run();
        session.cancel();
      }
    } finally {
      canceling = false;
    }
  }

  private Cancellation enter(Cancellation cancellation) {
    Cancellation outer = running;
    cancellation.reset();
    running = cancellation;
    return outer;
  }

  private void leave(Cancellation outer) {
    running = outer;
    if (canceling) {
      awaitCanceler();
    }
  }

  /** Whoever cancels holds the monitor until it is done. */
  private synchronized void awaitCanceler() {}
}
