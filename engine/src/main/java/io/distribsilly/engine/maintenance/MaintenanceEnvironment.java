package io.distribsilly.engine.maintenance;

import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.commit.CommitLog;
import io.distribsilly.engine.commit.CommitPipeline;
import io.distribsilly.engine.file.Disk;
import io.distribsilly.engine.recovery.Checkpointer;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.RowWrite;
import io.distribsilly.engine.store.StoreFactory;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;

/**
 * The parts of a database that maintenance works on.
 *
 * @param folder the database's folder, canonical
 * @param definitions held by whoever creates or drops a table; taken before any other lock
 */
public record MaintenanceEnvironment(
    Path folder,
    Disk disk,
    ManifestStore manifests,
    Router<LocalShard> router,
    CommitPipeline<RowWrite> pipeline,
    CommitLog log,
    Checkpointer checkpointer,
    StoreFactory stores,
    Lock definitions) {}
