/**
 * The JDBC driver: java.sql over a {@link io.distribsilly.sql.session.Session}. The classes that
 * implement a java.sql interface are thin; what they know is in small classes beside them. Start
 * reading at {@link io.distribsilly.jdbc.DistribsillyDriver}, then {@code JdbcConnection}.
 */
package io.distribsilly.jdbc;
