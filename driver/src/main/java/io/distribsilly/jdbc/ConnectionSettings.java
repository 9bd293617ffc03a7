package io.distribsilly.jdbc;

import io.distribsilly.engine.DatabaseOptions;
import io.distribsilly.engine.TransactionOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the options of a connection come to.
 *
 * @param database how the database is opened
 * @param transactions how the connection's transactions run
 * @param schema the schema of names without one; empty if nothing is said of it
 */
record ConnectionSettings(
    DatabaseOptions database, TransactionOptions transactions, Optional<String> schema) {
  static final ConnectionSettings DEFAULT =
      new ConnectionSettings(
          DatabaseOptions.DEFAULT,
          TransactionOptions.DEFAULT.withDurability(DatabaseOptions.DEFAULT.durability()),
          Optional.empty());

  ConnectionSettings withDatabase(UnaryOperator<DatabaseOptions> change) {
    return new ConnectionSettings(change.apply(database), transactions, schema);
  }

  ConnectionSettings withTransactions(UnaryOperator<TransactionOptions> change) {
    return new ConnectionSettings(database, change.apply(transactions), schema);
  }

  ConnectionSettings withSchema(String newSchema) {
    return new ConnectionSettings(database, transactions, Optional.of(newSchema));
  }
}
