package io.distribsilly.examples.quickstart;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the user sees: numbered steps, indented lines, progress bars. Used by one thread. */
final class Screen {
  private static final String INDENT = "   ";
  private static final int WIDTH = 78;

  private final PrintStream out;
  private final boolean terminal;
  private int steps;

  /**
   * @param terminal whether a line can be drawn over, as a moving bar needs
   */
  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void title(String text) {
    out.println(text);
  }

  /** Begins the next step. */
  void step(String text) {
    steps++;
    out.println();
    out.println("%d  %s".formatted(steps, text));
  }

  @SuppressWarnings("AnnotateFormatMethod") // not worth a dependency
  void line(String format, Object... values) {
    out.println(INDENT + format.formatted(values));
  }

  void lines(List<String> lines) {
    lines.forEach(text -> line("%s", text));
  }

  void blankLine() {
    out.println();
  }

  /** Starts a progress bar, to be closed before anything else is printed. */
  ProgressBar progress(String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(INDENT + task)
        .setInitialMax(total)
        .setStyle(terminal ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? 50 : 1_000)
        .hideEta()
        .setConsumer(consumer())
        .build();
  }

  private ProgressBarConsumer consumer() {
    return terminal
        ? new ConsoleProgressBarConsumer(out, WIDTH)
        : new DelegatingProgressBarConsumer(new ChangedLines(out), WIDTH);
  }

  /** Prints a line unless it is the same as the one before. Used by one thread at a time. */
  private static final class ChangedLines implements Consumer<String> {
    private final PrintStream out;
    private String last = "";

    ChangedLines(PrintStream out) {
      this.out = out;
    }

    @Override
    public void accept(String text) {
      String line = text.stripTrailing();
      if (!line.equals(last)) {
        out.println(line);
        last = line;
      }
    }
  }
}
