package io.distribsilly.sql.csv;

/**
 * A record of a CSV file.
 *
 * @param number of the line that it begins in, from 1
 * @param fields null for NULL
 * @param isEmpty whether there is nothing in the line, not even a delimiter; its one field is what
 *     an empty one is
 */
record CsvLine(long number, String[] fields, boolean isEmpty) {}
