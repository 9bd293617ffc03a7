package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.ManifestFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be a database are refused with a reason, and stay as they are. */
final class BadFolderTest {
  @TempDir Path temporary;

  private final DatabaseOptions options = DatabaseOptions.DEFAULT;

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "text");
    assertFails(() -> Database.open(file, options), ErrorCode.CONNECTION_REJECTED, "is a file");
    assertThat(file).hasContent("text");
  }

  @Test
  void refusesAFolderWithOtherThingsInIt() throws IOException {
    Files.writeString(temporary.resolve("letter.txt"), "text");
    assertFails(
        () -> Database.open(temporary, options), ErrorCode.CONNECTION_REJECTED, "letter.txt");
    assertThat(entries(temporary)).containsExactly("letter.txt");
  }

  @Test
  void refusesToMakeADatabaseWhenThatIsForbidden() {
    DatabaseOptions existing = options.withCreate(false);
    Path absent = temporary.resolve("absent");
    assertFails(
        () -> Database.open(absent, existing), ErrorCode.CONNECTION_REJECTED, "does not exist");
    assertFails(
        () -> Database.open(temporary, existing), ErrorCode.CONNECTION_REJECTED, "no database");
    assertThat(absent).doesNotExist();
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "text");
    assertFails(
        () -> Database.open(file.resolve("app"), options),
        ErrorCode.CONNECTION_REJECTED,
        "cannot be made");
  }

  @Test
  void refusesAFolderWhoseLockCannotBeWritten() throws IOException {
    Files.createDirectory(temporary.resolve(FolderLock.NAME)); // not even root can write into it
    assertFails(
        () -> Database.open(temporary, options),
        ErrorCode.CONNECTION_REJECTED,
        "cannot be written");
  }

  @Test
  void refusesANewerFormat() throws IOException {
    Database.open(temporary, options).close();
    editManifest("\"format\" : 2", "\"format\" : 3");
    assertFails(() -> Database.open(temporary, options), ErrorCode.CONNECTION_REJECTED, "format 3");
  }

  @Test
  void reportsADamagedManifest() throws IOException {
    Database.open(temporary, options).close();
    editManifest("\"KV\"", "\"KW\"");
    assertFails(() -> Database.open(temporary, options), ErrorCode.CORRUPTION, "checksum");
    Files.writeString(temporary.resolve(ManifestFile.NAME), "{ \"format\" : ");
    assertFails(() -> Database.open(temporary, options), ErrorCode.CORRUPTION, "damaged");
  }

  @Test
  void reportsAMissingShard() throws IOException {
    Database.open(temporary, options).close();
    Path shard = temporary.resolve("shards").resolve("s00002");
    try (Stream<Path> tree = Files.walk(shard)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    assertFails(() -> Database.open(temporary, options), ErrorCode.CORRUPTION, "s00002");
    assertThat(shard).doesNotExist();
  }

  @Test
  void finishesACreationThatWasInterrupted() throws IOException {
    Files.writeString(temporary.resolve(FolderLock.NAME), "");
    Files.writeString(temporary.resolve(ManifestFile.NEW_NAME), "{");
    try (Database database = Database.open(temporary, options)) {
      assertThat(database.shards()).hasSize(4);
    }
  }

  @Test
  void openWorksAgainAfterItFailed() throws IOException {
    Path manifest = temporary.resolve(ManifestFile.NAME);
    Database.open(temporary, options).close();
    String text = Files.readString(manifest);
    Files.writeString(manifest, "nonsense");
    assertFails(() -> Database.open(temporary, options), ErrorCode.CORRUPTION, "damaged");
    Files.writeString(manifest, text);
    Database.open(temporary, options).close();
  }

  @Test
  void tellsWhoHoldsADatabaseThatIsOpenInAnotherProcess() throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingChild.class.getName(),
                temporary.toString(),
                "1",
                "2",
                "0",
                "false",
                "none",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertFails(
          () -> Database.open(temporary, options),
          ErrorCode.DATABASE_LOCKED,
          "pid " + holder.pid() + " on host ");
      holder.toHandle().destroyForcibly();
      assertThat(lines.lines().count()).isNotNegative();
    }
    holder.waitFor();
    Database.open(temporary, options).close();
  }

  private void editManifest(String from, String to) throws IOException {
    Path manifest = temporary.resolve(ManifestFile.NAME);
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  static void assertFails(ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
