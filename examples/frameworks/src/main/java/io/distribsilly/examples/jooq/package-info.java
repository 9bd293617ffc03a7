/**
 * jOOQ: its dialect for H2 is the nearest one. Start with {@link
 * io.distribsilly.examples.jooq.Cities}.
 */
package io.distribsilly.examples.jooq;
