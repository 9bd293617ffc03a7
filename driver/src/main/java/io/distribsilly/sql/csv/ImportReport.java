package io.distribsilly.sql.csv;

import java.time.Duration;
import java.util.List;

/**
 * What an import has done.
 *
 * @param read the rows of the file, its header not among them
 * @param imported how many of them are in the table now
 * @param rejected how many were left out
 * @param first the first ones of those
 */
public record ImportReport(
    long read, long imported, long rejected, List<RejectedLine> first, Duration duration) {}
