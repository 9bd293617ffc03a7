/**
 * What a SQL tool's questions about a database of many tables cost. Start with {@link
 * io.distribsilly.benchmarks.metadata.MetadataCalls}.
 */
package io.distribsilly.benchmarks.metadata;
