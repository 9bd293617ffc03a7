package io.distribsilly.sql.session;

import io.distribsilly.engine.catalog.ColumnType;
import java.util.Optional;

/**
 * A parameter of a statement.
 *
 * @param type what a value is converted to; empty if the statement does not tell
 * @param nullable whether NULL can be right
 */
public record ParameterDescription(Optional<ColumnType> type, boolean nullable) {}
