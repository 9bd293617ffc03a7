package io.distribsilly.engine.metrics;

import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.recovery.Checkpointer;
import io.distribsilly.engine.reshard.Resharder;
import io.distribsilly.engine.shard.Appliers;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.txn.RowLocks;
import java.util.function.IntSupplier;

/**
 * Who knows the numbers.
 *
 * @param handles how many handles are open
 * @param openTransactions how many transactions are open
 */
public record MetricSources(
    Router<?> router,
    CommitPipeline<?> pipeline,
    Appliers appliers,
    Checkpointer checkpointer,
    Resharder resharder,
    RowLocks rowLocks,
    IntSupplier handles,
    IntSupplier openTransactions) {}
