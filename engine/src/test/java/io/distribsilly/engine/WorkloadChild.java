package io.distribsilly.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distribsilly.engine.WorkloadRunner.Progress;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.DiskFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that is killed: checks what it finds, then follows a {@link WorkloadPlan} and prints
 * what is acknowledged, until it is killed. Meanwhile shards are split, checkpoints taken,
 * memtables brought into the stores, and the accounts added up.
 *
 * <p>Arguments: folder, seed of the plan, seed of this process, the last defined tables (see {@link
 * WorkloadCheck#check}), and the change of a file at which it kills itself: 0 for none, {@link
 * #REHEARSAL} to end well after some commits.
 */
final class WorkloadChild implements Progress {
  static final String REHEARSAL = "-1";

  private static final int COMMITS_OF_A_REHEARSAL = 20;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Database database;
  private final WorkloadPlan plan;
  private final Random random;

  /** The process ends after it. */
  private final int lastCommit;

  private WorkloadChild(Database database, WorkloadPlan plan, Random random, int lastCommit) {
    this.database = database;
    this.plan = plan;
    this.random = random;
    this.lastCommit = lastCommit;
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    WorkloadPlan plan = new WorkloadPlan(Long.parseLong(arguments[1]), 1);
    Random random = new Random(Long.parseLong(arguments[2]));
    int[] defined = Arrays.stream(arguments[3].split(",")).mapToInt(Integer::parseInt).toArray();
    int lastCommit = arguments[4].equals(REHEARSAL) ? COMMITS_OF_A_REHEARSAL : Integer.MAX_VALUE;
    Disk disk = new HaltingDisk(Long.parseLong(arguments[4]));
    orDie(
        () -> {
          Database database = Database.open(folder, options(), settings().withDisk(disk));
          new WorkloadChild(database, plan, random, lastCommit).run(defined);
        });
  }

  static DatabaseOptions options() {
    return DatabaseOptions.DEFAULT.withShards(2).withCacheBytes(16 << 20);
  }

  static EngineSettings settings() {
    return EngineSettings.DEFAULT.withSegmentBytes(256 << 10);
  }

  private static void orDie(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void run(int[] defined) {
    int[] counts = new WorkloadCheck(plan).check(database, defined);
    print("open %d %d %d".formatted(counts[0], counts[1], counts[2]));
    for (int i = 0; i < counts.length; i++) {
      int writer = i;
      WorkloadRunner runner = new WorkloadRunner(database, plan, writer, this);
      start(
          () -> {
            for (int number = counts[writer] + 1; number <= lastCommit; number++) {
              runner.run(number);
            }
            System.exit(0);
          });
    }
    start(this::addUp);
    disturb();
  }

  private static void start(Runnable task) {
    new Thread(() -> orDie(task)).start();
  }

  private void disturb() {
    while (true) {
      switch (random.nextInt(6)) {
        case 0 -> reshard();
        case 1, 2 -> database.checkpoint();
        default -> database.freeze();
      }
    }
  }

  private void reshard() {
    int shards = database.shards().size();
    if (shards < WorkloadRunner.MAX_SHARDS) {
      WorkloadRunner.reshard(database, 2 * shards);
    }
  }

  /** Whoever looks, however, finds the same money: none. */
  private void addUp() {
    TestTable table = new TestTable(database);
    List<RowKey> accounts = new ArrayList<>();
    for (int i = 0; i < WorkloadPlan.ACCOUNTS; i++) {
      accounts.add(table.rowKey("account " + i));
    }
    while (true) {
      long scanned =
          table.all().entrySet().stream()
              .filter(row -> row.getKey().startsWith("account "))
              .mapToLong(row -> Long.parseLong(row.getValue()))
              .sum();
      long read = 0;
      List<Optional<byte[]>> rows = database.multiGet(accounts);
      for (int i = 0; i < rows.size(); i++) {
        RowKey key = accounts.get(i);
        read += rows.get(i).map(row -> Long.parseLong(table.value(key, row))).orElse(0L);
      }
      if (scanned != 0 || read != 0) {
        throw new AssertionError("money: scanned %d, read %d".formatted(scanned, read));
      }
    }
  }

  @Override
  public void begins(int writer, int number) {}

  @Override
  public void committed(int writer, int number, Durability durability) {
    print("committed %d %d".formatted(writer, number));
  }

  @Override
  public void defined(int writer, int number) {
    print("defined %d %d".formatted(writer, number));
  }

  private synchronized void print(String line) {
    try {
      out.write((line + "\n").getBytes(US_ASCII));
    } catch (IOException e) {
      Runtime.getRuntime().halt(1); // the parent is gone
    }
  }

  /** Ends the process at a change of a file. */
  private static final class HaltingDisk extends Disk {
    private final long haltAt;
    private final AtomicLong changes = new AtomicLong();

    HaltingDisk(long haltAt) {
      this.haltAt = haltAt;
    }

    private void count() {
      if (changes.incrementAndGet() == haltAt) {
        Runtime.getRuntime().halt(9);
      }
    }

    @Override
    public DiskFile open(Path file) throws IOException {
      count();
      return new DiskFile(file) {
        @Override
        public void write(long position, byte[] bytes, int offset, int length) throws IOException {
          count();
          super.write(position, bytes, offset, length);
        }

        @Override
        public void truncate(long length) throws IOException {
          count();
          super.truncate(length);
        }

        @Override
        public void sync() throws IOException {
          count();
          super.sync();
        }
      };
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      count();
      super.createFolder(folder);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
      count();
      super.link(existing, link);
    }

    @Override
    public void delete(Path path) throws IOException {
      count();
      super.delete(path);
    }

    @Override
    public void rename(Path source, Path target) throws IOException {
      count();
      super.rename(source, target);
    }
  }
}
