package io.distribsilly.engine.store.xodus;

import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import jetbrains.exodus.env.Transaction;

/**
 * The read transactions of one snapshot. They all see the same root, and each is used by one thread
 * at a time: a Xodus tree reads its nodes through one iterator that it moves about, so two threads
 * in one tree would read each other's nodes. There are as many as were ever needed at once, mostly
 * one. Thread-safe.
 */
final class Readers {
  private final Transaction first;
  private final Set<Transaction> all = ConcurrentHashMap.newKeySet();

  /** Those that nobody uses; the one used last is taken first, as it knows where it read. */
  private final Deque<Transaction> idle = new ConcurrentLinkedDeque<>();

  private volatile boolean closed;

  Readers(Transaction first) {
    this.first = first;
    all.add(first);
    idle.push(first);
  }

  /** Returns the first of them, for what is fixed when a transaction begins; not to read in. */
  Transaction first() {
    return first;
  }

  /** Returns a transaction that is the caller's alone until it is given back. */
  Transaction take() {
    Transaction reader = idle.poll();
    return reader == null ? begin() : reader;
  }

  private Transaction begin() {
    Transaction reader = first.getReadonlySnapshot();
    all.add(reader);
    if (closed) {
      XodusStore.end(reader);
    }
    return reader;
  }

  void giveBack(Transaction reader) {
    idle.push(reader);
  }

  /** Ends them all; a read that is going on fails. */
  void close() {
    closed = true;
    all.forEach(XodusStore::end);
  }
}
