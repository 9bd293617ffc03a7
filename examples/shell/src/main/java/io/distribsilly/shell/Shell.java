package io.distribsilly.shell;

import java.io.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqlline.SqlLine;

/**
 * A SQL shell over a database: <a href="https://github.com/julianhyde/sqlline">sqlline</a>, with
 * its history and completion.
 *
 * <pre>
 *   java -jar distribsilly-shell.jar FOLDER [option of sqlline ...]
 * </pre>
 */
public final class Shell {
  private static final String URL_PREFIX = "jdbc:distribsilly:";

  private static final String USAGE =
      """
      usage: java -jar distribsilly-shell.jar FOLDER [option of sqlline ...]

      FOLDER  of a database; it is made there if there is none. Options of the connection can follow
              it: './data/app?shards=8'
      -f FILE executes what is in a file and leaves

      In the shell, statements end with ';', !help lists the commands, !quit or Ctrl-D leaves.
      """;

  private Shell() {}

  /** Runs the shell; its exit status is 0 if all went well. */
  public static void main(String[] arguments) throws IOException {
    boolean asksForHelp = Arrays.asList(arguments).contains("--help");
    if (arguments.length == 0 || arguments[0].startsWith("-") || asksForHelp) {
      System.out.print(USAGE);
      System.exit(asksForHelp ? 0 : 2);
    }
    if (System.console() == null) {
      System.setProperty("org.jline.terminal.dumb", "true"); // known, no reason for a warning
    }
    String[] options = options(arguments, System.console());
    System.exit(SqlLine.start(options, null, false) == SqlLine.Status.OK ? 0 : 1);
  }

  /**
   * Returns what sqlline is started with.
   *
   * @param console null if nobody sits there
   */
  static String[] options(String[] arguments, Console console) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-d", "io.distribsilly.jdbc.DistribsillyDriver"));
    options.addAll(List.of("-u", url(arguments[0]), "-n", "", "-p", ""));
    options.add("--isolation=TRANSACTION_READ_COMMITTED");
    options.addAll(List.of("--verbose=false", "--prompt=sql> "));
    if (console == null) {
      options.add("--maxWidth=1000000"); // there is no screen that could be too narrow
    }
    options.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    return options.toArray(String[]::new);
  }

  private static String url(String database) {
    return database.startsWith("jdbc:") ? database : URL_PREFIX + database;
  }
}
