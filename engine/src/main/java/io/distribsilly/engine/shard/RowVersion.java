package io.distribsilly.engine.shard;

import java.util.Optional;

/**
 * What one commit made of a row.
 *
 * @param sequence the commit
 * @param row the encoded row, empty if it was deleted
 */
public record RowVersion(long sequence, Optional<byte[]> row) {}
