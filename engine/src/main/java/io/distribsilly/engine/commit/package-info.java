/**
 * How commits take: queued, grouped, logged, synced and applied. Start reading at {@link
 * io.distribsilly.engine.commit.CommitPipeline} for the life of a commit, at {@link
 * io.distribsilly.engine.commit.CommitLog} for what is on disk, and at {@code LogRecovery} for how
 * it is read after a crash.
 */
package io.distribsilly.engine.commit;
