package io.distribsilly.engine.catalog;

/**
 * Values of a sequence that nobody else gives.
 *
 * @param first the first of them
 * @param count how many there are, at least 1
 * @param after where the sequence is behind them
 */
public record SequenceBlock(long first, long count, SequencePosition after) {}
