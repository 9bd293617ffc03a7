package io.distribsilly.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.examples.spring.Bank.Account;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

final class SpringTest {
  @TempDir Path folder;
  private AnnotationConfigApplicationContext spring;
  private Bank bank;
  private JdbcTemplate jdbc;

  @BeforeEach
  void start() {
    spring = new AnnotationConfigApplicationContext();
    Map<String, Object> settings =
        Map.of("bank.url", "jdbc:distribsilly:" + folder.resolve("bank") + "?lockTimeout=300ms");
    spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    spring.register(BankConfiguration.class);
    spring.refresh();
    bank = spring.getBean(Bank.class);
    jdbc = spring.getBean(JdbcTemplate.class);
    bank.prepare();
    bank.open(new Account("Ada", new BigDecimal("100.00")));
    bank.open(new Account("Bob", new BigDecimal("20.50")));
  }

  @AfterEach
  void stop() {
    spring.close();
  }

  @Test
  void moneyMovesInOneTransaction() {
    bank.transfer("Ada", "Bob", new BigDecimal("30"));

    assertThat(bank.statement().accounts())
        .containsExactly(
            new Account("Ada", new BigDecimal("70.00")),
            new Account("Bob", new BigDecimal("50.50")));
    assertThat(bank.statement().sum()).isEqualByComparingTo("120.50");
  }

  @Test
  void anExceptionRollsBackWhatWasDone() {
    assertThatThrownBy(() -> bank.transfer("Ada", "Bob", new BigDecimal("1000")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> bank.transfer("Eve", "Bob", BigDecimal.ONE))
        .isInstanceOf(IllegalStateException.class);

    assertThat(bank.balance("Bob")).contains(new BigDecimal("20.50"));
  }

  @Test
  void theTotalStaysWhileManyThreadsTransferAndShardsDouble() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean there = i % 2 == 0;
        running.add(threads.submit(() -> transferOften(there)));
      }
      jdbc.execute("CALL RESHARD(8)");
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(bank.statement().sum()).isEqualByComparingTo("120.50");
  }

  private void transferOften(boolean there) {
    for (int i = 0; i < 50; i++) {
      try {
        bank.transfer(there ? "Ada" : "Bob", there ? "Bob" : "Ada", new BigDecimal("0.01"));
      } catch (PessimisticLockingFailureException e) {
        assertThat(bank.statement().sum()).isEqualByComparingTo("120.50"); // a deadlock: not done
      }
    }
  }

  @Test
  void errorsBecomeTheExceptionsThatSpringUsersCatch() {
    assertThatThrownBy(() -> bank.open(new Account("Ada", BigDecimal.ONE)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> bank.open(new Account("Eve", null)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> jdbc.queryForList("SELEC 1"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> jdbc.queryForList("SELECT * FROM nowhere"))
        .isInstanceOf(BadSqlGrammarException.class);
  }

  @Test
  void aRowThatIsLockedForTooLongIsALockingFailure() {
    TransactionTemplate outer = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
    TransactionTemplate inner = transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    outer.executeWithoutResult(
        status -> {
          jdbc.update("UPDATE account SET balance = 0 WHERE name = 'Ada'");
          assertThatThrownBy(
                  () ->
                      inner.executeWithoutResult(
                          other -> jdbc.update("DELETE FROM account WHERE name = 'Ada'")))
              .isInstanceOf(CannotAcquireLockException.class);
        });
    assertThat(bank.balance("Ada").orElseThrow()).isEqualByComparingTo("0");
  }

  @Test
  void aNestedTransactionIsUndoneByItself() {
    TransactionTemplate outer = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
    TransactionTemplate nested = transaction(TransactionDefinition.PROPAGATION_NESTED);
    outer.executeWithoutResult(
        status -> {
          jdbc.update("UPDATE account SET balance = 1 WHERE name = 'Ada'");
          nested.executeWithoutResult(
              inner -> {
                jdbc.update("UPDATE account SET balance = 2 WHERE name = 'Bob'");
                inner.setRollbackOnly();
              });
        });
    assertThat(bank.balance("Ada").orElseThrow()).isEqualByComparingTo("1");
    assertThat(bank.balance("Bob").orElseThrow()).isEqualByComparingTo("20.50");
  }

  private TransactionTemplate transaction(int propagation) {
    TransactionTemplate template =
        new TransactionTemplate(spring.getBean(PlatformTransactionManager.class));
    template.setPropagationBehavior(propagation);
    return template;
  }

  @Test
  void simpleJdbcInsertFindsTheColumnsByItself() {
    jdbc.execute(
        "CREATE TABLE visit (id UUID PRIMARY KEY, day DATE, guest VARCHAR(20), note VARCHAR(99))");
    SimpleJdbcInsert insert = new SimpleJdbcInsert(jdbc).withTableName("visit");
    UUID id = new UUID(1, 2);
    LocalDate day = LocalDate.of(2026, 2, 28);

    insert.execute(Map.of("id", id, "DAY", day, "guest", "Ada"));

    Map<String, Object> row = jdbc.queryForMap("SELECT * FROM visit");
    assertThat(row)
        .containsEntry("id", id)
        .containsEntry("day", Date.valueOf(day))
        .containsEntry("guest", "Ada")
        .containsEntry("note", null);
  }

  @Test
  void batchesAndNamedParametersWork() {
    int[] counts =
        jdbc.batchUpdate(
            "UPSERT INTO account VALUES (?, ?)",
            List.of(new Object[] {"Ada", 1}, new Object[] {"Cid", 2}, new Object[] {"Dan", 3}));
    List<String> names =
        new NamedParameterJdbcTemplate(jdbc)
            .queryForList(
                "SELECT name FROM account WHERE name IN (:names) ORDER BY name DESC",
                Map.of("names", List.of("Ada", "Dan", "Eve")),
                String.class);

    assertThat(counts).containsExactly(1, 1, 1);
    assertThat(names).containsExactly("Dan", "Ada");
  }

  @Test
  void proceduresAreCalledByName() {
    Map<String, Object> result =
        new SimpleJdbcCall(jdbc)
            .withProcedureName("RESHARD")
            .declareParameters(new SqlParameter("SHARDS", Types.INTEGER))
            .returningResultSet("job", (row, number) -> row.getInt("TO_SHARDS"))
            .execute(8);

    assertThat(result).containsEntry("job", List.of(8));
  }
}
