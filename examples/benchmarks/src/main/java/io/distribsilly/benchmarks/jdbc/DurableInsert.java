package io.distribsilly.benchmarks.jdbc;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Inserts that survive power loss when they return. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DurableInsert extends SingleInsert {
  /** What is measured. */
  @Param({"DISTRIBSILLY", "H2", "SQLITE", "HSQLDB", "DERBY", "XODUS", "APPEND"})
  public Subject subject;

  @Override
  Contender openContender() throws Exception {
    return subject.open(Guarantee.DURABLE);
  }
}
