/**
 * How typed values become bytes: {@link io.distribsilly.engine.codec.KeyCodec} keeps SQL order,
 * {@link io.distribsilly.engine.codec.RowCodec} holds the other columns.
 */
package io.distribsilly.engine.codec;
