package io.distribsilly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.engine.catalog.TableDefinition;
import io.distribsilly.engine.codec.KeyCodec;
import io.distribsilly.engine.codec.RowCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes of tables whose definitions change beside them. */
@Timeout(120)
final class AlteredTableTest {
  private static final DatabaseOptions OPTIONS =
      DatabaseOptions.DEFAULT.withDurability(Durability.PERIODIC);

  @TempDir Path folder;

  private Database database;
  private TableDefinition table;

  @BeforeEach
  void open() {
    database = Database.open(folder, OPTIONS);
    table = database.catalog().table("PUBLIC", "KV").orElseThrow();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private TableDefinition alter() {
    return database.alterTable(table.id(), definition -> definition);
  }

  private RowKey key(String key) {
    return new RowKey(table.id(), KeyCodec.of(table).encode(new Object[] {key}));
  }

  private void write(Transaction transaction, TableDefinition as, String key) {
    transaction.writeAs(as);
    transaction.lock(List.of(key(key)));
    transaction.put(key(key), RowCodec.of(as).encode(new Object[] {key, "1"}));
  }

  private static void assertOvertaken(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE))
        .hasMessageContaining("\"KV\" was altered meanwhile");
  }

  @Test
  void everyChangeMakesTheNextVersion() {
    assertThat(table.version()).isZero();
    assertThat(alter().version()).isEqualTo(1);
    assertThat(alter().version()).isEqualTo(2);
    database.close();
    database = Database.open(folder, OPTIONS);
    assertThat(database.catalog().table("PUBLIC", "KV").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    long version = database.catalog().version();
    assertThatThrownBy(
            () ->
                database.alterTable(
                    table.id(),
                    definition -> {
                      throw new EngineException(ErrorCode.INVALID_STATEMENT, "no");
                    }))
        .hasMessage("no");
    assertThat(database.catalog().version()).isEqualTo(version);
    assertThat(database.catalog().table("PUBLIC", "KV")).contains(table);
  }

  @Test
  void whatWasWrittenWithAnOlderDefinitionIsNotCommitted() {
    try (Transaction transaction = database.begin()) {
      write(transaction, table, "a");
      alter();
      assertOvertaken(transaction::commit);
    }
    assertThat(database.get(key("a"))).isEmpty();
    try (Transaction transaction = database.begin()) {
      write(transaction, database.catalog().table("PUBLIC", "KV").orElseThrow(), "a");
      transaction.commit();
    }
    assertThat(database.get(key("a"))).isPresent();
  }

  @Test
  void aTransactionCannotWriteWithTwoDefinitions() {
    try (Transaction transaction = database.begin()) {
      write(transaction, table, "a");
      TableDefinition altered = alter();
      assertOvertaken(() -> transaction.writeAs(altered));
    }
  }

  @Test
  void tablesThatAreNotWrittenMayChange() {
    TableDefinition other =
        database.createTable(new TableDefinition(0, "OTHER", table.columns(), table.primaryKey()));
    try (Transaction transaction = database.begin()) {
      write(transaction, table, "a");
      database.alterTable(other.id(), definition -> definition);
      transaction.commit();
    }
    assertThat(database.get(key("a"))).isPresent();
  }

  /** Each row says which version wrote it: none is older than what its commit came after. */
  @Test
  void noCommitComesAfterAChangeThatItDoesNotKnow() {
    int changes = 50;
    List<CompletableFuture<Integer>> writers = new ArrayList<>();
    AtomicInteger current = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      String key = "writer" + i;
      writers.add(CompletableFuture.supplyAsync(() -> writeUntil(changes, key, current)));
    }
    for (int i = 0; i < changes; i++) {
      current.set(alter().version());
    }
    assertThat(writers).allSatisfy(writer -> assertThat(writer.join()).isPositive());
  }

  private int writeUntil(int last, String key, AtomicInteger current) {
    int commits = 0;
    TableDefinition known;
    do {
      known = database.catalog().table("PUBLIC", "KV").orElseThrow();
      int before = current.get();
      try (Transaction transaction = database.begin()) {
        write(transaction, known, key);
        transaction.commit();
        assertThat(known.version()).isGreaterThanOrEqualTo(before);
        commits++;
      } catch (EngineException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.SERIALIZATION_FAILURE);
      }
    } while (known.version() < last);
    return commits;
  }
}
