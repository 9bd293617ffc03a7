package io.distribsilly.engine.store.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.file.Image;
import io.distribsilly.engine.file.PowerLossDisk;
import io.distribsilly.engine.store.Store;
import io.distribsilly.engine.store.StoreBatch;
import io.distribsilly.engine.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes, again and again, at any moment: in writes, checkpoints, clones and openings. */
final class XodusPowerLossTest {
  private static final int POWER_LOSSES = Integer.getInteger("distribsilly.powerLosses", 150);

  @TempDir Path temp;

  private final Random random = StoreFixture.seeded();

  /** What a manifest would say: the stores, and the newest checkpoint of each. */
  private record Checkpoint(long address, TreeMap<byte[], byte[]> model) {}

  /** The disk at some moment, and what the manifest said then. */
  private record Moment(Image image, Map<String, Checkpoint> noted) {}

  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, Checkpoint> noted = new HashMap<>();
  private int folders;

  @Test
  void aStoreIsWhatItWasAtItsCheckpointWheneverThePowerGoes() throws Exception {
    Moment start =
        new Moment(new PowerLossDisk(Files.createDirectory(newFolder())).capture(), Map.of());
    int losses = 0;
    int mostStores = 0;
    while (losses < POWER_LOSSES || (mostStores < 2 && losses < 20 * POWER_LOSSES)) {
      moments.clear();
      Path folder = newFolder();
      start.image.writeTo(folder, random);
      deleteUnknown(folder, start.noted);
      noted.clear();
      noted.putAll(start.noted);
      liveOn(folder);
      delete(folder);
      for (Moment moment : moments) {
        assertNothingIsLost(moment);
        mostStores = Math.max(mostStores, moment.noted.size());
        losses++;
      }
      if (!moments.isEmpty()) {
        start = moments.get(random.nextInt(moments.size()));
      }
    }
    assertThat(mostStores).as("stores with a checkpoint").isGreaterThan(1);
  }

  /** As a database does with the folders of stores that its manifest does not name. */
  private static void deleteUnknown(Path folder, Map<String, Checkpoint> known) throws IOException {
    try (Stream<Path> stores = Files.list(folder)) {
      for (Path store : stores.toList()) {
        if (!known.containsKey(store.getFileName().toString())) {
          delete(store);
        }
      }
    }
  }

  private Path newFolder() {
    return temp.resolve("folder" + folders++);
  }

  private void assertNothingIsLost(Moment moment) throws Exception {
    Path folder = newFolder();
    moment.image.writeTo(folder, random);
    XodusStoreFactory factory = new XodusStoreFactory(StoreFixture.CACHE_BYTES, new Disk());
    for (Map.Entry<String, Checkpoint> entry : moment.noted.entrySet()) {
      OptionalLong address = OptionalLong.of(entry.getValue().address);
      try (Store store = factory.open(folder.resolve(entry.getKey()), address)) {
        StoreFixture.assertHolds(store, entry.getValue().model);
        store.write(new StoreBatch().put(StoreFixture.key(1), new byte[10]));
      }
    }
    delete(folder);
  }

  private void liveOn(Path folder) throws Exception {
    PowerLossDisk disk = new PowerLossDisk(folder);
    disk.onOperation(
        number -> {
          if (random.nextInt(40) == 0) {
            moments.add(new Moment(disk.capture(), Map.copyOf(noted)));
          }
        });
    XodusStoreFactory factory = new XodusStoreFactory(StoreFixture.CACHE_BYTES, disk);
    for (String name : noted.isEmpty() ? List.of("store") : List.copyOf(noted.keySet())) {
      work(factory, folder, name);
    }
    disk.onOperation(number -> {});
  }

  private void work(XodusStoreFactory factory, Path folder, String name) throws Exception {
    Checkpoint before = noted.get(name);
    OptionalLong safe = before == null ? OptionalLong.empty() : OptionalLong.of(before.address);
    TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    if (before != null) {
      model.putAll(before.model);
    }
    try (Store store = Garbage.eagerly(factory.open(folder.resolve(name), safe))) {
      for (int step = 0; step < 25; step++) {
        switch (random.nextInt(8)) {
          case 0 -> checkpoint(name, store, model);
          case 1 -> Garbage.collect(store);
          case 2 -> cloneTo(factory, folder, store, model);
          case 3 -> overwriteSome(store, model);
          default -> store.write(StoreFixture.randomBatch(random, model));
        }
      }
    }
  }

  private void overwriteSome(Store store, TreeMap<byte[], byte[]> model) {
    StoreBatch batch = new StoreBatch();
    for (byte[] key : model.keySet()) {
      byte[] value = StoreFixture.randomBytes(random.nextLong(), 2_000);
      batch.put(key, value);
    }
    batch.changes().forEach(put -> model.put(put.key(), ((StoreBatch.Put) put).value()));
    store.write(batch);
  }

  private void checkpoint(String name, Store store, TreeMap<byte[], byte[]> model) {
    long address = store.prepareCheckpoint();
    noted.put(name, new Checkpoint(address, new TreeMap<>(model)));
    if (random.nextInt(3) > 0) {
      store.completeCheckpoint();
    }
  }

  private void cloneTo(
      XodusStoreFactory factory, Path folder, Store store, TreeMap<byte[], byte[]> model)
      throws IOException {
    String name = "clone" + noted.size();
    if (noted.isEmpty() || noted.size() > 3 || Files.exists(folder.resolve(name))) {
      return;
    }
    try (StoreSnapshot snapshot = store.snapshot()) {
      store.cloneTo(snapshot, List.of(folder.resolve(name)));
    }
    try (Store clone = factory.open(folder.resolve(name))) {
      checkpoint(name, clone, model);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
