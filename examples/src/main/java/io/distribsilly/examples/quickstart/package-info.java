/**
 * The quickstart: real data through JDBC, and the shards doubled while it is written. Start reading
 * at {@link io.distribsilly.examples.quickstart.Quickstart}.
 */
package io.distribsilly.examples.quickstart;
