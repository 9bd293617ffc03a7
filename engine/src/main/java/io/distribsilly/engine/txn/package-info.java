/**
 * Transactions and row locks. Start reading at {@link
 * io.distribsilly.engine.txn.LockingTransaction}.
 */
package io.distribsilly.engine.txn;
