/**
 * What an operator watches of an open database: over JMX, and in SQL as INFORMATION_SCHEMA.METRICS.
 * Start reading at {@link io.distribsilly.engine.metrics.DatabaseMXBean}; {@link
 * io.distribsilly.engine.metrics.Metric} lists the numbers with their units.
 */
package io.distribsilly.engine.metrics;
