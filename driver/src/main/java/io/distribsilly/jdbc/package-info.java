/**
 * The JDBC driver: java.sql over a {@link io.distribsilly.sql.session.Session}. The classes that
 * implement a java.sql interface are thin; what they know is in small classes beside them. Start
 * reading at {@code JdbcConnection}.
 */
package io.distribsilly.jdbc;
