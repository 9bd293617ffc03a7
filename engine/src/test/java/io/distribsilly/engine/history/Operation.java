package io.distribsilly.engine.history;

/**
 * A call as its client saw it.
 *
 * @param begin when it was made, by a clock that all clients share
 * @param end when it was answered; not before it was made
 */
public record Operation(int client, Call call, long begin, long end) {}
