package io.distribsilly.engine.reshard;

import io.distribsilly.engine.catalog.ManifestStore;
import io.distribsilly.engine.shard.LocalShard;
import io.distribsilly.engine.shard.Router;
import io.distribsilly.engine.shard.ShardFolder;

/** The parts of a database that RESHARD works on. */
public record ReshardEnvironment(
    ManifestStore manifests,
    Router<LocalShard> router,
    ShardFolder folder,
    ReshardListener listener) {}
