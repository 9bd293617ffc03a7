package io.distribsilly.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.file.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestFileTest {
  @TempDir Path folder;

  private final Manifest first = Manifest.initial("an id", 2);
  private final Manifest second = first.withNextShard(17);
  private ManifestFile file;

  @BeforeEach
  void write() throws IOException {
    file = new ManifestFile(folder, new Disk());
    file.writeNew(first);
    file.replace();
  }

  @Test
  void nothingHasChangedUntilItIsReplaced() throws IOException {
    file.writeNew(second);
    assertThat(file.read()).isEqualTo(first);
    file.replace();
    assertThat(file.read()).isEqualTo(second);
    assertThat(folder.resolve(ManifestFile.NEW_NAME)).doesNotExist();
  }

  @Test
  void aPowerLossThatLeftBothNamesOfARenameDoesNoHarm() throws IOException {
    Files.createLink(folder.resolve(ManifestFile.NEW_NAME), folder.resolve(ManifestFile.NAME));
    nothingHasChangedUntilItIsReplaced();
  }

  @Test
  void aLongerTextThatWasNeverPutInPlaceDoesNoHarm() throws IOException {
    Files.writeString(folder.resolve(ManifestFile.NEW_NAME), "x".repeat(100_000));
    nothingHasChangedUntilItIsReplaced();
  }
}
