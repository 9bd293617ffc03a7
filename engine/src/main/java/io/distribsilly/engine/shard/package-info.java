/** From a key to the shard that owns it. */
package io.distribsilly.engine.shard;
