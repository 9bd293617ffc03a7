package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.metrics.DatabaseMXBean;
import io.distribsilly.engine.metrics.Metric;
import io.distribsilly.engine.reshard.ReshardListener;
import io.distribsilly.engine.reshard.ReshardStep;
import io.distribsilly.engine.shard.ShardInfo;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What JMX tells of an open database. */
@Timeout(120)
final class MetricsTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @TempDir Path folder;

  @Test
  void oneBeanIsThereAsLongAsAnyHandleIsOpen() throws Exception {
    Path canonical = folder.toRealPath();
    ObjectName name = name(canonical);
    assertThat(SERVER.isRegistered(name)).isFalse();
    try (Database first = Database.open(folder, DatabaseOptions.DEFAULT)) {
      assertThat(first.folder()).isEqualTo(canonical);
      DatabaseMXBean bean = bean();
      try (Database second = Database.open(canonical.resolve("."), DatabaseOptions.DEFAULT)) {
        assertThat(second.metrics().getHandles()).isEqualTo(2);
      }
      assertThat(bean.getHandles()).isEqualTo(1);
      assertThat(SERVER.isRegistered(name)).isTrue();
    }
    assertThat(SERVER.isRegistered(name)).isFalse();
  }

  @Test
  void aNameThatIsTakenKeepsNoDatabaseFromOpening() throws Exception {
    Object foreign = new Foreign();
    SERVER.registerMBean(foreign, name(folder.toRealPath()));
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      Waiting.until(MetricsTest::nobodyRegisters, "that it tries to register");
      new TestTable(database).put("key", "value");
      assertThat(database.metrics().getCommits()).isEqualTo(1);
    }
    assertThat(SERVER.isRegistered(name(folder.toRealPath()))).isTrue();
    SERVER.unregisterMBean(name(folder.toRealPath()));
  }

  @Test
  void everyAttributeIsDescribedAndOfTheSameValueInTheListOfMetrics() throws Exception {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      new TestTable(database).put("key", "value");
      awaitRegistration();
      Map<String, String> described =
          Arrays.stream(SERVER.getMBeanInfo(name(database.folder())).getAttributes())
              .collect(
                  Collectors.toMap(
                      MBeanAttributeInfo::getName, MBeanAttributeInfo::getDescription));
      for (Metric metric : Metric.values()) {
        String description = "%s (%s)".formatted(metric.description(), metric.unit());
        assertThat(described.remove(metric.attribute())).isEqualTo(description);
        Object value = SERVER.getAttribute(name(database.folder()), metric.attribute());
        if (metric != Metric.CHECKPOINT_AGE) {
          assertThat(metric.read(database.metrics())).as(metric.attribute()).isEqualTo(value);
        }
      }
      assertThat(described).containsOnlyKeys("GroupSizes", "ReshardState");
    }
  }

  @Test
  void countsCommitsGroupsAndSyncs() throws Exception {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      TestTable table = new TestTable(database);
      table.put("a", "1");
      table.put("b", "2");
      DatabaseMXBean bean = bean();
      assertThat(bean.getCommits()).isEqualTo(2);
      assertThat(bean.getSequence()).isEqualTo(2);
      assertThat(bean.getGroups()).isEqualTo(2);
      assertThat(bean.getGroupSizeMean()).isEqualTo(1);
      assertThat(bean.getGroupSizeMax()).isEqualTo(1);
      assertThat(bean.getGroupSizes()).startsWith(2L, 0L);
      assertThat(bean.getSyncs()).isGreaterThanOrEqualTo(2);
      assertThat(bean.getLogAppendedBytes()).isPositive();
      assertThat(bean.getLogBytes()).isGreaterThanOrEqualTo(bean.getLogAppendedBytes());
      assertThat(bean.getLogSegments()).isPositive();
      assertThat(bean.getCommitsWaiting()).isZero();
      assertThat(bean.getCommitsWaitingForMemory()).isZero();
    }
    try (Database reopened = Database.open(folder, DatabaseOptions.DEFAULT)) {
      assertThat(reopened.metrics().getCommits()).isZero();
      assertThat(reopened.metrics().getSequence()).isEqualTo(2);
    }
  }

  @Test
  void aCheckpointEmptiesTheMemtables() throws Exception {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      new TestTable(database).put("a", "1");
      DatabaseMXBean bean = bean();
      long before = bean.getCheckpoints();
      assertThat(bean.getMemtableBytes()).isPositive().isEqualTo(memoryOfShards(database));
      assertThat(bean.getMemtableLimitBytes()).isEqualTo(DatabaseOptions.DEFAULT.memtableBytes());
      database.checkpoint();
      assertThat(bean.getMemtableBytes()).isZero().isEqualTo(memoryOfShards(database));
      assertThat(bean.getCheckpoints()).isGreaterThan(before);
      assertThat(bean.getCheckpointAgeMillis()).isNotNegative();
    }
  }

  @Test
  void tellsTransactionsLocksWaitsAndDeadlocks() throws Exception {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT);
        Transaction first = database.begin();
        Transaction second = database.begin()) {
      TestTable table = new TestTable(database);
      DatabaseMXBean bean = bean();
      assertThat(bean.getOpenTransactions()).isEqualTo(2);
      first.lock(List.of(table.rowKey("a")));
      second.lock(List.of(table.rowKey("b")));
      assertThat(bean.getLockedRows()).isEqualTo(2);
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> first.lock(List.of(table.rowKey("b"))));
      while (bean.getLockWaits() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> second.lock(List.of(table.rowKey("a"))))
          .hasMessageContaining("deadlock");
      assertThat(bean.getDeadlocks()).isEqualTo(1);
      second.close();
      waiting.join();
      first.close();
      assertThat(bean.getOpenTransactions()).isZero();
      assertThat(bean.getLockedRows()).isZero();
    }
  }

  @Test
  void followsAReshard() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CompletableFuture<DatabaseMXBean> metrics = new CompletableFuture<>();
    ReshardListener listener =
        (step, shard) -> {
          if (step == ReshardStep.GATE_OPENED) {
            DatabaseMXBean bean = metrics.join();
            seen.add(
                "%d %s %d"
                    .formatted(
                        bean.getReshardJob(),
                        bean.getReshardState(),
                        bean.getReshardShardsTotal()));
          }
        };
    EngineSettings settings = EngineSettings.DEFAULT.withListener(listener);
    try (Database database =
        Database.open(folder, DatabaseOptions.DEFAULT.withShards(2), settings)) {
      DatabaseMXBean bean = bean();
      metrics.complete(bean);
      assertThat(bean.getReshardState()).isEqualTo("IDLE");
      assertThat(bean.getShards()).isEqualTo(2);
      database.reshard(4);
      assertThat(seen).containsExactly("1 SPLITTING 2", "1 SPLITTING 2");
      assertThat(bean.getShards()).isEqualTo(4);
    }
  }

  @Test
  void canBeReadWhileTheDatabaseIsClosedAndAfterwards() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    DatabaseMXBean metrics;
    CompletableFuture<Integer> reader;
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      metrics = database.metrics();
      TestTable table = new TestTable(database);
      reader = CompletableFuture.supplyAsync(() -> readUntil(done, database.metrics()));
      IntStream.range(0, 200).forEach(i -> table.put("key " + i, "value"));
    }
    done.set(true);
    assertThat(reader.join()).isPositive();
    assertThat(metrics.getCommits()).isEqualTo(200);
    assertThat(metrics.getOpenTransactions()).isZero();
  }

  private static long memoryOfShards(Database database) {
    return database.shards().stream().mapToLong(ShardInfo::memoryBytes).sum();
  }

  private static int readUntil(AtomicBoolean done, DatabaseMXBean metrics) {
    int reads = 0;
    do {
      for (Metric metric : Metric.values()) {
        assertThat(metric.read(metrics).doubleValue()).as(metric.attribute()).isNotNegative();
      }
      reads++;
    } while (!done.get());
    return reads;
  }

  private static boolean nobodyRegisters() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("distribsilly-metrics"));
  }

  private void awaitRegistration() throws Exception {
    ObjectName name = name(folder.toRealPath());
    Waiting.until(() -> SERVER.isRegistered(name), name + " is registered");
  }

  private DatabaseMXBean bean() throws Exception {
    awaitRegistration();
    return JMX.newMXBeanProxy(SERVER, name(folder.toRealPath()), DatabaseMXBean.class);
  }

  private static ObjectName name(Path canonical) throws JMException {
    return new ObjectName(
        "io.distribsilly:type=Database,path=" + ObjectName.quote(canonical.toString()));
  }

  /** What somebody else has registered. */
  public interface ForeignMXBean {
    int getNothing();
  }

  private static final class Foreign implements ForeignMXBean {
    @Override
    public int getNothing() {
      return 0;
    }
  }
}
