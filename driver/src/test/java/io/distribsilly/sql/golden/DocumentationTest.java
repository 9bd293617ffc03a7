package io.distribsilly.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.engine.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows is what happens. */
final class DocumentationTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern SQL_BLOCK = Pattern.compile("(?s)```sql\n(.*?)```");

  /** The blocks of sql.md are one script; {@code -Dgolden.rewrite=true} rewrites its outcomes. */
  @Test
  void examplesOfSqlMdGiveWhatTheyShow(@TempDir Path folder) throws IOException {
    Path file = DOCS.resolve("sql.md");
    String expected = Files.readString(file);
    String actual;
    String home = System.setProperty("user.home", folder.toString());
    try (GoldenScript script =
        new GoldenScript(() -> GoldenScriptTest.connect(folder.resolve("db")))) {
      actual = SQL_BLOCK.matcher(expected).replaceAll(block -> quoted(script, block));
    } finally {
      System.setProperty("user.home", home);
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void operationsMdListsEveryErrorCode() throws IOException {
    String operations = Files.readString(DOCS.resolve("operations.md"));
    for (ErrorCode code : ErrorCode.values()) {
      String row =
          "| %d | %s | %s | %s | %s |"
              .formatted(
                  code.vendorCode(),
                  code.name(),
                  code.sqlState(),
                  code.fault().name().toLowerCase(Locale.ROOT),
                  code.retryable() ? "yes" : "no");
      assertThat(operations).contains(row);
    }
  }

  private static String quoted(GoldenScript script, MatchResult block) {
    return Matcher.quoteReplacement("```sql\n" + script.run(block.group(1)) + "```");
  }
}
