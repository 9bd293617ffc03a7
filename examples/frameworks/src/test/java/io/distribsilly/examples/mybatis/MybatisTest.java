package io.distribsilly.examples.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distribsilly.jdbc.DistribsillyDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MybatisTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  @TempDir Path folder;
  private SqlSessionFactory sessions;

  @BeforeEach
  void open() {
    DistribsillyDataSource dataSource = new DistribsillyDataSource();
    dataSource.setUrl("jdbc:distribsilly:" + folder.resolve("orders"));
    sessions = OrderSessions.over(dataSource);
    try (SqlSession session = sessions.openSession()) {
      session.getMapper(OrderMapper.class).prepare();
    }
  }

  private static Order order(int number, String customer) {
    return new Order(
        new UUID(0, number), DAY.plusDays(number), customer, BigDecimal.valueOf(number, 2), false);
  }

  private void insert(int from, int to, ExecutorType executor) {
    try (SqlSession session = sessions.openSession(executor)) {
      OrderMapper orders = session.getMapper(OrderMapper.class);
      for (int i = from; i < to; i++) {
        orders.insert(order(i, i % 2 == 0 ? "even" : null));
      }
      session.commit();
    }
  }

  @Test
  void recordsComeBackAsTheyWent() {
    insert(0, 3, ExecutorType.SIMPLE);
    try (SqlSession session = sessions.openSession()) {
      OrderMapper orders = session.getMapper(OrderMapper.class);
      assertThat(orders.get(new UUID(0, 1))).isEqualTo(order(1, null));
      assertThat(orders.get(new UUID(0, 2))).isEqualTo(order(2, "even"));
      assertThat(orders.get(new UUID(0, 3))).isNull();
    }
  }

  @Test
  void whatIsNotCommittedIsGone() {
    try (SqlSession session = sessions.openSession()) {
      session.getMapper(OrderMapper.class).insert(order(1, "gone"));
    }
    try (SqlSession session = sessions.openSession()) {
      assertThat(session.getMapper(OrderMapper.class).find(null, null)).isEmpty();
    }
  }

  @Test
  void batchesAndCursorsGoOverManyRows() throws Exception {
    insert(0, 2_000, ExecutorType.BATCH);
    try (SqlSession session = sessions.openSession();
        Cursor<Order> all = session.getMapper(OrderMapper.class).all()) {
      List<Order> read = new ArrayList<>();
      all.forEach(read::add);
      assertThat(read).hasSize(2_000).contains(order(7, null), order(1_998, "even"));
    }
  }

  @Test
  void dynamicSqlFindsWhatItNames() {
    insert(0, 10, ExecutorType.REUSE);
    try (SqlSession session = sessions.openSession()) {
      OrderMapper orders = session.getMapper(OrderMapper.class);
      assertThat(orders.find(List.of(new UUID(0, 7), new UUID(0, 2)), null))
          .containsExactly(order(2, "even"), order(7, null));
      assertThat(orders.find(null, "even")).hasSize(5);
      assertThat(orders.find(List.of(new UUID(0, 7)), "even")).isEmpty();
    }
  }

  @Test
  void updatesCountTheirRows() {
    insert(0, 4, ExecutorType.SIMPLE);
    try (SqlSession session = sessions.openSession()) {
      OrderMapper orders = session.getMapper(OrderMapper.class);
      assertThat(orders.pay(new UUID(0, 3))).isOne();
      assertThat(orders.pay(new UUID(0, 9))).isZero();
      assertThat(orders.unpaid()).isEqualTo(new BigDecimal("0.03"));
      assertThat(orders.deletePaid()).isOne();
      session.commit();
      assertThat(orders.find(null, null)).hasSize(3);
    }
  }

  @Test
  void errorsKeepTheirCause() {
    insert(0, 1, ExecutorType.SIMPLE);
    assertThatThrownBy(() -> insert(0, 1, ExecutorType.SIMPLE))
        .isInstanceOf(PersistenceException.class)
        .hasCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
  }
}
