/**
 * The store on JetBrains Xodus 2.0.1: the only package that sees Xodus.
 *
 * <p>{@link io.distribsilly.engine.store.xodus.XodusStoreFactory} opens stores. {@code XodusStore}
 * is one of them, {@code Rows} draws how a row is laid out, {@code Cloner} makes clones by hard
 * links. Xodus writes an append-only log of files of one size; {@code LogReader}, {@code LogWriter}
 * and {@code OpenFiles} are the plug-in below it through which every byte passes.
 */
package io.distribsilly.engine.store.xodus;
