/**
 * How typed values become bytes: {@link io.distribsilly.engine.codec.KeyCodec} keeps SQL order,
 * {@link io.distribsilly.engine.codec.RowCodec} holds the other columns. Both formats are drawn in
 * the Javadoc of the classes that own them. Start reading at {@code KeyCodec}.
 */
package io.distribsilly.engine.codec;
