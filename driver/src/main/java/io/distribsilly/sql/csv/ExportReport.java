package io.distribsilly.sql.csv;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an export has done.
 *
 * @param file where it is
 * @param rows the rows in it, its header not among them
 * @param bytes its size
 */
public record ExportReport(Path file, long rows, long bytes, Duration duration) {}
