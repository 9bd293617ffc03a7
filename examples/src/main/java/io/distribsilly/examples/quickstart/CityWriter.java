package io.distribsilly.examples.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread with a connection of its own that makes planned writes, one commit each, and counts
 * those that the database acknowledged. Closing it stops it.
 */
final class CityWriter implements AutoCloseable {
  private final String url;
  private final List<CityWrite> plan;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final CountDownLatch underWay;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Void> work;

  private CityWriter(String url, List<CityWrite> plan, int underWayWrites) {
    this.url = url;
    this.plan = plan;
    this.underWay = new CountDownLatch(underWayWrites);
    this.work = thread.submit(this::write);
  }

  /** Starts a writer and returns when it has made some of its writes. */
  static CityWriter start(String url, List<CityWrite> plan, int underWayWrites)
      throws InterruptedException {
    CityWriter writer = new CityWriter(url, plan, underWayWrites);
    writer.underWay.await();
    return writer;
  }

  /** Returns how many writes are acknowledged by now. */
  int acknowledged() {
    return acknowledged.get();
  }

  /**
   * Waits until all writes are acknowledged.
   *
   * @throws QuickstartFailure if one of them failed
   */
  void finish() throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new QuickstartFailure(
          "the writer failed after %d writes: %s"
              .formatted(acknowledged(), e.getCause().getMessage()),
          e.getCause());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private Void write() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert = connection.prepareStatement(CityTable.INSERT);
        PreparedStatement update = connection.prepareStatement(CityTable.UPDATE)) {
      for (CityWrite write : plan) {
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
        execute(write, insert, update);
        acknowledged.incrementAndGet();
        underWay.countDown();
      }
      return null;
    } finally {
      release();
    }
  }

  private static void execute(CityWrite write, PreparedStatement insert, PreparedStatement update)
      throws SQLException {
    int rows = write.execute(insert, update);
    if (rows != 1) {
      throw new QuickstartFailure("%s changed %d rows instead of 1".formatted(write, rows));
    }
  }

  /** Lets go of whoever waits for writes that will not come. */
  private void release() {
    while (underWay.getCount() > 0) {
      underWay.countDown();
    }
  }
}
