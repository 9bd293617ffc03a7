package io.distribsilly.jdbc;

import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.TransactionOptions;
import java.util.function.UnaryOperator;

/**
 * What the options of a connection come to.
 *
 * @param database how the database is opened
 * @param transactions how the connection's transactions run
 */
record ConnectionSettings(DatabaseOptions database, TransactionOptions transactions) {
  static final ConnectionSettings DEFAULT =
      new ConnectionSettings(
          DatabaseOptions.DEFAULT,
          TransactionOptions.DEFAULT.withDurability(DatabaseOptions.DEFAULT.durability()));

  ConnectionSettings withDatabase(UnaryOperator<DatabaseOptions> change) {
    return new ConnectionSettings(change.apply(database), transactions);
  }

  ConnectionSettings withTransactions(UnaryOperator<TransactionOptions> change) {
    return new ConnectionSettings(database, change.apply(transactions));
  }
}
