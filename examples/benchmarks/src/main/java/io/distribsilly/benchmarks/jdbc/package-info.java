/**
 * Point SELECT and single-row INSERT through JDBC against H2 and SQLite, with raw Xodus as a floor.
 * Start reading at {@link io.distribsilly.benchmarks.jdbc.PointSelect}; the classes with benchmarks
 * are public and not final because JMH extends them.
 */
package io.distribsilly.benchmarks.jdbc;
