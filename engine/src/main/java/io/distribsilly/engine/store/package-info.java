/**
 * The storage seam: an ordered map of bytes that can be snapshotted, synced and cloned. Start
 * reading at {@link io.distribsilly.engine.store.Store}.
 */
package io.distribsilly.engine.store;
