package io.distribsilly.examples.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What Spring needs to know: where the database is. The property {@code bank.url} tells it. */
@Configuration
@EnableTransactionManagement
public class BankConfiguration {
  /** Returns a pool of connections. */
  @Bean(destroyMethod = "close")
  public HikariDataSource dataSource(@Value("${bank.url}") String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(8);
    return new HikariDataSource(config);
  }

  /** Returns what makes {@code @Transactional} work; it also translates errors of a commit. */
  @Bean
  public PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  /**
   * Returns what statements go through. Spring knows the SQLStates of the standard by itself; the
   * one of a row that stayed locked for too long is told here.
   */
  @Bean
  public JdbcTemplate jdbcTemplate(DataSource dataSource) {
    SQLExceptionSubclassTranslator translator = new SQLExceptionSubclassTranslator();
    translator.setCustomTranslator(
        (task, sql, error) ->
            "55P03".equals(error.getSQLState())
                ? new CannotAcquireLockException(task + ": " + error.getMessage(), error)
                : null);
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    jdbc.setExceptionTranslator(translator);
    return jdbc;
  }

  /** Returns the newer face of the same. */
  @Bean
  public JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
    return JdbcClient.create(jdbcTemplate);
  }

  /** Returns the bank. */
  @Bean
  public Bank bank(JdbcClient jdbcClient) {
    return new Bank(jdbcClient);
  }
}
