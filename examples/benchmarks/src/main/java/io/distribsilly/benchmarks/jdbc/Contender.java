package io.distribsilly.benchmarks.jdbc;

/** A new database with one table of numbered values. Thread-safe. */
@SuppressWarnings("try") // an interrupt ends the benchmark, as it should
interface Contender extends AutoCloseable {
  /** Fills the table with the ids from 0, in big transactions. */
  void load(int rows) throws Exception;

  /** Opens a client, to be used by one thread; it is closed with the database. */
  Client connect() throws Exception;

  /** Closes the clients and the database, and deletes it. */
  @Override
  void close() throws Exception;

  /** One client of the database. */
  interface Client {
    /** Returns the value of a row that exists. */
    String select(long id) throws Exception;

    /** Inserts a row and returns when it is committed. */
    void insert(long id, String value) throws Exception;
  }
}
