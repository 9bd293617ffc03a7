package io.distribsilly.benchmarks.reshard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long operations took, by phase; one that spans phases counts in the first and the last. */
final class Latencies {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<Phase, Histogram> nanosByPhase = new EnumMap<>(Phase.class);

  Latencies() {
    for (Phase phase : Phase.values()) {
      nanosByPhase.put(phase, new Histogram(SIGNIFICANT_DIGITS));
    }
  }

  static Latencies merged(List<Latencies> parts) {
    Latencies all = new Latencies();
    for (Latencies part : parts) {
      part.nanosByPhase.forEach((phase, nanos) -> all.nanosByPhase.get(phase).add(nanos));
    }
    return all;
  }

  void record(Phase atStart, Phase atEnd, long nanos) {
    nanosByPhase.get(atStart).recordValue(nanos);
    if (atEnd != atStart) {
      nanosByPhase.get(atEnd).recordValue(nanos);
    }
  }

  long count(Phase phase) {
    return nanosByPhase.get(phase).getTotalCount();
  }

  double maxMillis(Phase phase) {
    return nanosByPhase.get(phase).getMaxValue() / 1e6;
  }

  double percentileMillis(Phase phase, double percentile) {
    return nanosByPhase.get(phase).getValueAtPercentile(percentile) / 1e6;
  }
}
