package io.distribsilly.engine.metrics;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of a database's metrics in the platform's MBean server. It is taken in the background,
 * within a second: to make that server can take longer than to open a database. That there is none
 * is logged, and nothing else depends on it. Thread-safe.
 */
public final class MetricsRegistration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsRegistration.class);

  /** A program that opens a database for a moment needs no MBean server. */
  private static final long DELAY_NANOS = 500_000_000;

  private final Path folder;
  private final DatabaseMXBean metrics;
  private final Thread thread = new Thread(this::registerSoon, "distribsilly-metrics");

  /** Empty until the metrics are registered; guarded by this. */
  private Optional<ObjectName> registered = Optional.empty();

  /** Guarded by this. */
  private boolean closed;

  private MetricsRegistration(Path folder, DatabaseMXBean metrics) {
    this.folder = folder;
    this.metrics = metrics;
  }

  /** Begins to register the metrics of the database in a folder. */
  public static MetricsRegistration of(Path folder, DatabaseMXBean metrics) {
    MetricsRegistration registration = new MetricsRegistration(folder, metrics);
    registration.thread.setDaemon(true);
    registration.thread.start();
    return registration;
  }

  /** Returns the name that the metrics of the database in a folder have. */
  static ObjectName name(Path folder) throws JMException {
    return new ObjectName(
        "io.distribsilly:type=Database,path=" + ObjectName.quote(folder.toString()));
  }

  private void registerSoon() {
    LockSupport.parkNanos(this, DELAY_NANOS);
    if (isClosed()) {
      return;
    }
    try {
      register(ManagementFactory.getPlatformMBeanServer());
    } catch (JMException | RuntimeException e) {
      LOG.warn("the metrics of database {} are not to be had over JMX", folder, e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void register(MBeanServer server) throws JMException {
    if (!closed) {
      ObjectName name = name(folder);
      server.registerMBean(new Bean(metrics), name);
      registered = Optional.of(name);
    }
  }

  /** Takes the metrics out of the MBean server; who is reading them goes on. */
  @Override
  public synchronized void close() {
    closed = true;
    LockSupport.unpark(thread);
    registered.ifPresent(MetricsRegistration::unregister);
    registered = Optional.empty();
  }

  private static void unregister(ObjectName name) {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException | RuntimeException e) {
      LOG.warn("{} cannot be taken out of the MBean server", name, e);
    }
  }

  /** The metrics with their units and descriptions. */
  private static final class Bean extends StandardMBean {
    Bean(DatabaseMXBean metrics) {
      super(metrics, DatabaseMXBean.class, true);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
      return "an open Distribsilly database";
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
      return Metric.of(info.getName())
          .map(metric -> "%s (%s)".formatted(metric.description(), metric.unit()))
          .orElseGet(() -> super.getDescription(info));
    }
  }
}
