/**
 * How commits become durable: queued, grouped, applied and synced on threads of our own. Start
 * reading at {@link io.distribsilly.engine.commit.CommitQueue}.
 */
package io.distribsilly.engine.commit;
