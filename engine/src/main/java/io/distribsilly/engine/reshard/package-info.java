/** RESHARD as a numbered, resumable procedure. */
package io.distribsilly.engine.reshard;
