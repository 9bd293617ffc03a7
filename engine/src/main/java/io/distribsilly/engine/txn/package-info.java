/**
 * Transactions and row locks. Start reading at {@link
 * io.distribsilly.engine.txn.BufferedTransaction}.
 */
package io.distribsilly.engine.txn;
