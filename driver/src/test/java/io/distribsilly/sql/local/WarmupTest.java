package io.distribsilly.sql.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.Database;
import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.EngineException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmupTest {
  @TempDir private Path folder;

  @Test
  void itsQueryCanBePlanned() {
    try (Database database = Database.open(folder, DatabaseOptions.DEFAULT)) {
      assertThatCode(() -> Warmup.plan(database)).doesNotThrowAnyException();
    }
  }

  @Test
  void aDatabaseThatIsClosedOrHasNoSuchTableIsAnErrorThatItExpects() {
    Database database = Database.open(folder, DatabaseOptions.DEFAULT);
    database.dropTable("PUBLIC", "KV");
    assertThatThrownBy(() -> Warmup.plan(database)).isInstanceOf(EngineException.class);
    database.close();
    assertThatThrownBy(() -> Warmup.plan(database)).isInstanceOf(EngineException.class);
  }
}
