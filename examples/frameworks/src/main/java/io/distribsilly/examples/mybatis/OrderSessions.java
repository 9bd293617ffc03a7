package io.distribsilly.examples.mybatis;

import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Configures MyBatis without a file. */
public final class OrderSessions {
  private OrderSessions() {}

  /** Returns what opens sessions with {@link OrderMapper} over a data source. */
  public static SqlSessionFactory over(DataSource dataSource) {
    Configuration configuration =
        new Configuration(new Environment("orders", new JdbcTransactionFactory(), dataSource));
    configuration.getTypeHandlerRegistry().register(UuidHandler.class);
    configuration.addMapper(OrderMapper.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }
}
