/**
 * RESHARD of a big database under load: how long the call takes, what it links and copies, how long
 * writes wait. Start reading at {@link io.distribsilly.benchmarks.reshard.ReshardBenchmark}.
 */
package io.distribsilly.benchmarks.reshard;
