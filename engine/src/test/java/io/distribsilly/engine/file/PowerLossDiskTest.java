package io.distribsilly.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PowerLossDiskTest {
  private static final int STATES = 200;

  @TempDir Path temp;

  private final long seed = Long.getLong("distribsilly.seed", 20_261_122L);
  private final Random random = new Random(seed);
  private Path folder;
  private PowerLossDisk disk;
  private int written;

  @BeforeEach
  void makeDisk() throws IOException {
    System.out.println("seed " + seed);
    folder = Files.createDirectory(temp.resolve("real"));
    disk = new PowerLossDisk(folder);
  }

  @Test
  void whatIsSyncedSurvivesAndWhatIsNotMayBeLost() throws IOException {
    write("synced", 0, "old");
    disk.syncFolder(folder);
    try (DiskFile file = disk.open(folder.resolve("synced"))) {
      file.write(3, bytes("new"), 0, 3);
    }
    write("entry not synced", 0, "x");
    Set<Map<String, String>> states = statesAfterPowerLoss();
    assertThat(states)
        .allSatisfy(state -> assertThat(state.get("synced")).startsWith("old"))
        .anySatisfy(state -> assertThat(state.get("synced")).isEqualTo("old"))
        .anySatisfy(state -> assertThat(state.get("synced")).isEqualTo("oldnew"))
        .anySatisfy(state -> assertThat(state.get("synced")).isEqualTo("old\0\0\0"))
        .anySatisfy(state -> assertThat(state).doesNotContainKey("entry not synced"))
        .anySatisfy(state -> assertThat(state).containsEntry("entry not synced", "x"));
    assertThat(killed()).isEqualTo(Map.of("synced", "oldnew", "entry not synced", "x"));
  }

  @Test
  void writesAreTornAtSectorsAndReachTheDeviceInAnyOrder() throws IOException {
    String before = "a".repeat(512) + "a".repeat(512) + "a".repeat(512);
    write("file", 0, before);
    disk.syncFolder(folder);
    try (DiskFile file = disk.open(folder.resolve("file"))) {
      file.write(0, bytes("b".repeat(1024)), 0, 1024);
      file.write(512, bytes("c".repeat(1024)), 0, 1024);
    }
    Set<String> sectors = new HashSet<>();
    for (Map<String, String> state : statesAfterPowerLoss()) {
      String content = state.get("file");
      assertThat(content).hasSize(3 * 512);
      StringBuilder letters = new StringBuilder();
      for (int sector = 0; sector < 3; sector++) {
        String bytes = content.substring(sector * 512, (sector + 1) * 512);
        assertThat(bytes).isEqualTo(bytes.substring(0, 1).repeat(512));
        letters.append(bytes.charAt(0));
      }
      sectors.add(letters.toString());
    }
    assertThat(sectors).contains("aaa", "bba", "bcc", "acc", "aac", "baa");
    assertThat(sectors).noneMatch(state -> state.startsWith("c") || state.endsWith("b"));
  }

  @Test
  void aCutMayBeUndoneAndLeavesZerosWhereTheFileGrowsAgain() throws IOException {
    write("file", 0, "abcdef");
    disk.syncFolder(folder);
    try (DiskFile file = disk.open(folder.resolve("file"))) {
      file.truncate(2);
      file.write(4, bytes("x"), 0, 1);
    }
    assertThat(killed()).isEqualTo(Map.of("file", "ab\0\0x"));
    Set<String> contents = new HashSet<>();
    statesAfterPowerLoss().forEach(state -> contents.add(state.get("file")));
    assertThat(contents).contains("abcdef", "ab", "ab\0\0x");
    assertThat(contents).allMatch(content -> content.startsWith("ab"));
  }

  @Test
  void aRenameLeavesTheOldOrTheNewFileUnderTheTargetAndLosesNone() throws IOException {
    write("current", 0, "old");
    write("next", 0, "new");
    disk.syncFolder(folder);
    disk.rename(folder.resolve("next"), folder.resolve("current"));
    Set<Map<String, String>> states = statesAfterPowerLoss();
    assertThat(states)
        .containsExactlyInAnyOrder(
            Map.of("current", "old", "next", "new"),
            Map.of("current", "new", "next", "new"),
            Map.of("current", "new"));
    disk.syncFolder(folder);
    assertThat(statesAfterPowerLoss()).containsExactly(Map.of("current", "new"));
  }

  @Test
  void aNewFolderThatIsNotSyncedIntoItsParentMayBeGoneWithAllThatIsSyncedInIt() throws IOException {
    disk.createFolder(folder.resolve("sub"));
    write("sub/file", 0, "x");
    disk.syncFolder(folder.resolve("sub"));
    assertThat(statesAfterPowerLoss())
        .containsExactlyInAnyOrder(Map.of(), Map.of("sub/", "", "sub/file", "x"));
    disk.syncFolder(folder);
    assertThat(statesAfterPowerLoss()).containsExactly(Map.of("sub/", "", "sub/file", "x"));
  }

  @Test
  void aLinkedFileIsOneFileInEveryState() throws IOException {
    write("one", 0, "old");
    disk.link(folder.resolve("one"), folder.resolve("two"));
    disk.syncFolder(folder);
    try (DiskFile file = disk.open(folder.resolve("two"))) {
      file.write(0, bytes("new"), 0, 3);
    }
    assertThat(statesAfterPowerLoss())
        .containsExactlyInAnyOrder(
            Map.of("one", "old", "two", "old"), Map.of("one", "new", "two", "new"));
    Path state = temp.resolve("linked");
    disk.capture().writeTo(state, random);
    assertThat(Files.getAttribute(state.resolve("one"), "unix:nlink")).isEqualTo(2);
    disk.delete(folder.resolve("two"));
    disk.delete(folder.resolve("one"));
    assertThat(killed()).isEmpty();
  }

  @Test
  void anImageDoesNotChangeAndADiskOfAnImageGoesOnFromIt() throws IOException {
    write("file", 0, "old");
    disk.syncFolder(folder);
    Image image = disk.capture();
    write("file", 0, "new");
    Path state = temp.resolve("image");
    image.writeTo(state, random);
    assertThat(contents(state)).isEqualTo(Map.of("file", "old"));
    disk = new PowerLossDisk(state);
    assertThat(statesAfterPowerLoss()).containsExactly(Map.of("file", "old"));
  }

  @Test
  void aKilledProcessLeavesWhatIsInTheRealFolderAfterAnyOperations() throws IOException {
    List<String> names = List.of("a", "b", "c", "d");
    for (int round = 0; round < 60; round++) {
      for (int operation = 0; operation < 20; operation++) {
        Path path = folder.resolve(names.get(random.nextInt(names.size())));
        Path other = folder.resolve(names.get(random.nextInt(names.size())));
        switch (random.nextInt(8)) {
          case 0 -> disk.delete(path);
          case 1 -> disk.syncFolder(folder);
          case 2 -> renameIfThere(path, other);
          case 3 -> linkIfPossible(path, other);
          default -> changeRandomly(path);
        }
      }
      assertThat(killed()).isEqualTo(contents(folder));
      disk.syncFolder(folder);
      for (String name : contents(folder).keySet()) {
        try (DiskFile file = disk.open(folder.resolve(name))) {
          file.sync();
        }
      }
      assertThat(statesAfterPowerLoss(3)).containsExactly(contents(folder));
    }
  }

  private void renameIfThere(Path path, Path other) throws IOException {
    if (Files.exists(path) && !path.equals(other) && !same(path, other)) {
      disk.rename(path, other);
    }
  }

  private static boolean same(Path path, Path other) throws IOException {
    return Files.exists(other) && Files.isSameFile(path, other);
  }

  private void linkIfPossible(Path path, Path other) throws IOException {
    if (Files.exists(path) && !Files.exists(other)) {
      disk.link(path, other);
    }
  }

  private void changeRandomly(Path path) throws IOException {
    try (DiskFile file = disk.open(path)) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      random.nextBytes(bytes);
      file.write(random.nextInt(30_000), bytes, 0, bytes.length);
      if (random.nextBoolean()) {
        file.truncate(random.nextInt(30_000));
      }
      if (random.nextBoolean()) {
        file.sync();
      }
    }
  }

  private void write(String name, long position, String text) throws IOException {
    try (DiskFile file = disk.open(folder.resolve(name))) {
      file.write(position, bytes(text), 0, text.length());
      file.sync();
    }
  }

  private Map<String, String> killed() throws IOException {
    Path state = temp.resolve("killed" + written++);
    disk.capture().killed(state);
    return contents(state);
  }

  private Set<Map<String, String>> statesAfterPowerLoss() throws IOException {
    return statesAfterPowerLoss(STATES);
  }

  private Set<Map<String, String>> statesAfterPowerLoss(int count) throws IOException {
    Image image = disk.capture();
    Set<Map<String, String>> states = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Path state = temp.resolve("lost" + written++);
      image.writeTo(state, random);
      states.add(contents(state));
    }
    return states;
  }

  /** Returns the bytes of each file, and nothing for each folder, by its path. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(path -> !path.equals(folder)).toList()) {
        String name = folder.relativize(path).toString();
        if (Files.isDirectory(path)) {
          contents.put(name + "/", "");
        } else {
          contents.put(name, text(Files.readAllBytes(path)));
        }
      }
    }
    return contents;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
