package io.distribsilly.engine.metrics;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of a database's metrics in the platform's MBean server. That there is none is logged,
 * and nothing else depends on it.
 */
public final class MetricsRegistration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsRegistration.class);

  /** Empty if the metrics could not be registered. */
  private final Optional<ObjectName> name;

  private MetricsRegistration(Optional<ObjectName> name) {
    this.name = name;
  }

  /** Registers the metrics of the database in a folder. */
  public static MetricsRegistration of(Path folder, DatabaseMXBean metrics) {
    try {
      ObjectName name =
          new ObjectName(
              "io.distribsilly:type=Database,path=" + ObjectName.quote(folder.toString()));
      server().registerMBean(new Bean(metrics), name);
      return new MetricsRegistration(Optional.of(name));
    } catch (JMException | RuntimeException e) {
      LOG.warn("the metrics of database {} are not to be had over JMX", folder, e);
      return new MetricsRegistration(Optional.empty());
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  /** Takes the metrics out of the MBean server; who is reading them goes on. */
  @Override
  public void close() {
    name.ifPresent(MetricsRegistration::unregister);
  }

  private static void unregister(ObjectName name) {
    try {
      server().unregisterMBean(name);
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
