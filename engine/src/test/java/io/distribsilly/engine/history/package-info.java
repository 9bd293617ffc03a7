/**
 * Whether what the clients of a database saw can be explained: start reading at {@link
 * io.distribsilly.engine.history.HistoryChecker}.
 */
package io.distribsilly.engine.history;
