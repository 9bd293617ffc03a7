package io.distribsilly.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.RowKey;
import io.distribsilly.engine.file.UnsyncedDisk;
import io.distribsilly.engine.history.Call;
import io.distribsilly.engine.history.History;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import io.distribsilly.engine.store.xodus.XodusStoreFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A shard is split and purged while a read is on its way to it. The router notices; one that does
 * not look whether the map has changed gives an answer that the history checker refuses.
 */
final class StaleMapTest {
  private static final RowKey KEY = keyOfSlot1();

  @TempDir Path folder;

  private final XodusStoreFactory stores = new XodusStoreFactory(16 << 20, new UnsyncedDisk());
  private final Appliers appliers = new Appliers(Runnable::run, 1 << 20);
  private final History history = new History();
  private Router<LocalShard> router;
  private LocalShard source;
  private LocalShard clone;
  private long sequence;

  /** Reads a row with one of the calls that a router has. */
  record Read(String name, Function<Router<LocalShard>, Optional<byte[]>> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Read> reads() {
    return Stream.of(
        new Read("get", router -> router.get(KEY)),
        new Read("multiGet", router -> router.multiGet(List.of(KEY)).get(0)),
        new Read("view", StaleMapTest::getFromView));
  }

  private static Optional<byte[]> getFromView(Router<LocalShard> router) {
    try (DatabaseView view = router.view()) {
      return view.get(KEY);
    }
  }

  /** A router without the check. */
  private static final class CarelessRouter extends Router<LocalShard> {
    CarelessRouter(ShardMap<LocalShard> map, LongSupplier published) {
      super(map, published);
    }

    @Override
    boolean isCurrent(ShardMap<LocalShard> read) {
      return true;
    }
  }

  @BeforeEach
  void open() {
    source = shard(stores.open(folder.resolve("source"), OptionalLong.empty()));
  }

  @AfterEach
  void close() {
    source.close();
    clone.close();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadThatIsOvertakenByASplitIsRepeated(Read read) {
    router = new Router<>(new ShardMap<>(List.of(source, source)), this::splitThenTellSequence);
    writeThenRead(read);
    assertThat(history.findViolation()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aRouterThatDoesNotCheckItsMapIsFoundOut(Read read) {
    router =
        new CarelessRouter(new ShardMap<>(List.of(source, source)), this::splitThenTellSequence);
    writeThenRead(read);
    assertThat(history.findViolation())
        .hasValueSatisfying(
            violation -> assertThat(violation).contains("Get[found=Optional.empty]"));
  }

  private void writeThenRead(Read read) {
    history.record(
        1,
        "key",
        () -> {
          sequence = 1;
          source.write(sequence, RowWrite.of(KEY, Optional.of(bytes("new"))));
          return new Call.Put("new");
        });
    source.freeze();
    history.record(2, "key", () -> new Call.Get(read.call.apply(router).map(StaleMapTest::text)));
    assertThat(clone).as("the shard was split meanwhile").isNotNull();
  }

  /** Asked by the router when it has the map and has not read yet. */
  private long splitThenTellSequence() {
    if (clone == null) {
      split();
    }
    return sequence;
  }

  /** What RESHARD does to a shard, from its clone to the end of the purge. */
  private void split() {
    try (StoreSnapshot snapshot = source.store().snapshot()) {
      source.store().cloneTo(snapshot, List.of(folder.resolve("clone")));
    }
    clone = shard(stores.open(folder.resolve("clone"), OptionalLong.empty()));
    router.swap(new ShardMap<>(List.of(source, clone)));
    source.setOwnership(new Ownership(2, List.of(0)));
    StoreBatch foreignRows = new StoreBatch();
    foreignRows.delete(StoreKeys.of(KEY));
    source.writeInTurn(foreignRows);
  }

  private LocalShard shard(Store store) {
    Ownership all = new Ownership(1, List.of(0));
    return new LocalShard("shard", store, all, false, table -> true, appliers);
  }

  private static RowKey keyOfSlot1() {
    return IntStream.range(0, 100)
        .mapToObj(number -> bytes("key " + number))
        .filter(key -> KeyHash.slot(key, 2) == 1)
        .map(key -> new RowKey(1, key))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
