/**
 * The entries of indexes: how writes keep them and how reads use them. Start reading at {@link
 * io.distribsilly.engine.index.TableIndexes}.
 */
package io.distribsilly.engine.index;
