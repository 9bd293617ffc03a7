package io.distribsilly.examples.liquibase;

import java.sql.Connection;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Brings the tables of a shop up to date. */
public final class Migration {
  private static final String CHANGES = "io/distribsilly/examples/liquibase/shop.yaml";

  private Migration() {}

  /**
   * Makes the changes that were not made yet.
   *
   * @param connection which is left open
   */
  public static void update(Connection connection) throws Exception {
    run(connection, liquibase -> liquibase.update(new Contexts()));
  }

  /** Undoes the last changes. */
  public static void rollback(Connection connection, int changes) throws Exception {
    run(connection, liquibase -> liquibase.rollback(changes, ""));
  }

  private interface Work {
    void with(Liquibase liquibase) throws Exception;
  }

  private static void run(Connection connection, Work work) throws Exception {
    Scope.child(
        Map.of("liquibase.showBanner", false),
        () -> {
          // Its close would close the connection, which is not ours.
          Liquibase liquibase =
              new Liquibase(
                  CHANGES, new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
          work.with(liquibase);
        });
  }
}
