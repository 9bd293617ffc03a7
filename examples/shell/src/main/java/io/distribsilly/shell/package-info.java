/**
 * The SQL shell: sqlline, told where the database is. Start with {@link
 * io.distribsilly.shell.Shell}.
 */
package io.distribsilly.shell;
