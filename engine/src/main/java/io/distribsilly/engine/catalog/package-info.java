/**
 * Tables, columns and types, and the manifest that keeps them on disk. Start reading at {@link
 * io.distribsilly.engine.catalog.TableDefinition}.
 */
package io.distribsilly.engine.catalog;
