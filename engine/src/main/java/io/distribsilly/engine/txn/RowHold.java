package io.distribsilly.engine.txn;

/** How a row is locked: by an owner whom nobody waits for, or with a queue. */
sealed interface RowHold permits LockOwner, RowQueue {}
