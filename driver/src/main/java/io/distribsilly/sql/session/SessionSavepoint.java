package io.distribsilly.sql.session;

import java.util.Optional;

/**
 * A point of a session's transaction that it can go back to.
 *
 * @param id which one, no two of a session are the same
 * @param name the name it was given, empty if none
 */
public record SessionSavepoint(int id, Optional<String> name) {}
