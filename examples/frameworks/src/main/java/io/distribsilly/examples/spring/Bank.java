package io.distribsilly.examples.spring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts in a table. Money moves in transactions, over whatever shards the accounts live in.
 * Thread-safe. Not final, because Spring makes a proxy of it.
 */
public class Bank {
  private final JdbcClient jdbc;

  /** Makes a bank that keeps its accounts in a database. */
  public Bank(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Creates the table, if it is not there. */
  public void prepare() {
    jdbc.sql(
            """
            CREATE TABLE IF NOT EXISTS account (
              name VARCHAR(80) PRIMARY KEY,
              balance DECIMAL(18, 2) NOT NULL)
            """)
        .update();
  }

  /**
   * Opens an account.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the name is taken
   */
  public void open(Account account) {
    jdbc.sql("INSERT INTO account (name, balance) VALUES (:name, :balance)")
        .paramSource(account)
        .update();
  }

  /**
   * Moves money, all of it or none.
   *
   * @throws IllegalStateException if there is no such account, or too little on it
   */
  @Transactional
  public void transfer(String from, String to, BigDecimal amount) {
    add(to, amount);
    add(from, amount.negate());
    if (balance(from).orElseThrow().signum() < 0) {
      throw new IllegalStateException("account " + from + " has too little for " + amount);
    }
  }

  private void add(String name, BigDecimal amount) {
    int changed =
        jdbc.sql("UPDATE account SET balance = balance + ? WHERE name = ?")
            .params(amount, name)
            .update();
    if (changed == 0) {
      throw new IllegalStateException("there is no account " + name);
    }
  }

  /** Returns what is on an account, empty if there is none. */
  public Optional<BigDecimal> balance(String name) {
    return jdbc.sql("SELECT balance FROM account WHERE name = ?")
        .param(name)
        .query(BigDecimal.class)
        .optional();
  }

  /** Returns all accounts and their sum, both of one moment. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Statement statement() {
    List<Account> accounts =
        jdbc.sql("SELECT name, balance FROM account ORDER BY name").query(Account.class).list();
    BigDecimal sum =
        jdbc.sql("SELECT COALESCE(SUM(balance), 0) FROM account").query(BigDecimal.class).single();
    return new Statement(accounts, sum);
  }

  /** An account. */
  public record Account(String name, BigDecimal balance) {}

  /** All accounts, by name, and their sum. */
  public record Statement(List<Account> accounts, BigDecimal sum) {}
}
