/**
 * The seam between JDBC and SQL: {@link io.distribsilly.sql.session.Session} and what it takes and
 * gives, none of which depends on where the database runs.
 */
package io.distribsilly.sql.session;
