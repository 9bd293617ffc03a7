package io.distribsilly.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same random statements, commits, rollbacks and savepoints give the same as in H2: what each
 * statement gives, what the transaction sees, and what another connection sees.
 */
final class H2TransactionTest {
  private static final int STEPS = 150;

  @TempDir Path folder;

  static long[] seeds() {
    return H2ComparisonTest.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void transactionsDoWhatTheyDoInH2(long seed) throws SQLException {
    Random random = new Random(seed);
    RandomTable table = new RandomTable(random);
    RandomStatement.Generator statements = new RandomStatement.Generator(table, random);
    String ourUrl = "jdbc:distribsilly:" + folder.resolve("ours") + "?durability=periodic";
    String h2Url = "jdbc:h2:mem:transactions" + seed;
    try (TransactionClient ours = new TransactionClient(ourUrl, table);
        TransactionClient h2 = new TransactionClient(h2Url, table)) {
      for (int i = 0; i < STEPS; i++) {
        step(random, statements, ours, h2);
        if (random.nextInt(4) == 0) {
          assertThat(ours.rows()).isEqualTo(h2.rows());
        }
        assertThat(ours.committedRows()).isEqualTo(h2.committedRows());
      }
    }
  }

  private static void step(
      Random random,
      RandomStatement.Generator statements,
      TransactionClient ours,
      TransactionClient h2)
      throws SQLException {
    int which = random.nextInt(100);
    int savepoint = random.nextInt(6);
    if (which < 75) {
      RandomStatement statement = statements.next();
      assertThat(ours.execute(statement.sql(), statement))
          .as("%s with %s", statement.sql(), statement.parameters())
          .isEqualTo(h2.execute(statement.h2(), statement));
    } else if (which < 84) {
      ours.setSavepoint();
      h2.setSavepoint();
    } else if (which < 91) {
      assertThat(ours.rollbackTo(savepoint)).isEqualTo(h2.rollbackTo(savepoint));
    } else if (which < 93) {
      assertThat(ours.release(savepoint)).isEqualTo(h2.release(savepoint));
    } else if (which < 97) {
      ours.end(Connection::commit);
      h2.end(Connection::commit);
    } else if (which < 99) {
      ours.end(Connection::rollback);
      h2.end(Connection::rollback);
    } else {
      ours.toggleAutocommit();
      h2.toggleAutocommit();
    }
  }
}
