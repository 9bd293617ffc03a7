/**
 * The only way the engine changes what a database has on disk. Start reading at {@link
 * io.distribsilly.engine.file.Disk}; {@code FileFailures} names what can go wrong.
 */
package io.distribsilly.engine.file;
