package io.distribsilly.engine.store;

import java.util.Optional;

/**
 * Something wrong that {@link Store#check} found.
 *
 * @param key the row that is damaged; empty if it is not one row, but a part of a file or of the
 *     tree over the rows
 * @param message what is wrong, and where: the row, or the file and the bytes
 */
public record StoreDamage(Optional<byte[]> key, String message) {}
