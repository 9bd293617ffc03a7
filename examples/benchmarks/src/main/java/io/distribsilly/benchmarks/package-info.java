/** What the benchmarks share: folders that are deleted again. */
package io.distribsilly.benchmarks;
