/** A load that is many times larger than the heap. */
package io.distribsilly.benchmarks.load;
