/**
 * Liquibase: a database whose tables are brought up to date by a list of changes. Start with {@link
 * io.distribsilly.examples.liquibase.Migration}.
 */
package io.distribsilly.examples.liquibase;
