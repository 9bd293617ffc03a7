package io.distribsilly.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * What a database has that was opened with {@link DamagedLog#SALVAGE}.
 *
 * @param lastSequence every commit up to this one is there
 * @param problems what is missing or there in part, one sentence each, with the file and the place
 *     in it; none if nothing is
 * @param copy the folder of the private copy that is read
 */
public record SalvageReport(long lastSequence, List<String> problems, Path copy) {
  public SalvageReport {
    problems = List.copyOf(problems);
  }
}
