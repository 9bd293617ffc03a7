package io.distribsilly.sql.session;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param entries one outcome an entry
 * @param returned what is returned of the rows that were written, of all entries together
 */
public record BatchOutcomes(List<BatchOutcome> entries, ReturnedRows returned) {}
