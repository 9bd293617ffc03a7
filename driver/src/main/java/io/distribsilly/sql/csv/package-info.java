/**
 * CSV files: what IMPORT_CSV and EXPORT_CSV do. Start reading at {@link
 * io.distribsilly.sql.csv.CsvImport} and {@link io.distribsilly.sql.csv.CsvExport}.
 */
package io.distribsilly.sql.csv;
