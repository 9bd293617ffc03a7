package io.distribsilly.engine.shard;

/**
 * Where a key lives.
 *
 * @param slot the key's hash modulo the number of slots
 * @param shard the name of the shard that the slot points to
 */
public record Route(int slot, String shard) {}
