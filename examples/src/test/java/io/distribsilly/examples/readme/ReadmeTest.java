package io.distribsilly.examples.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String URL_IN_README = "jdbc:distribsilly:./data/app";

  @TempDir Path folder;

  @Test
  void theJavaLinesOfTheReadmeRun() throws Exception {
    compile(javaOfReadme());

    assertThat(printedByExample().strip()).isEqualTo("Nairobi");
  }

  private String javaOfReadme() throws Exception {
    Matcher block = JAVA.matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).contains(URL_IN_README);
    return block.group(1).replace(URL_IN_README, "jdbc:distribsilly:" + folder.resolve("app"));
  }

  private void compile(String java) throws Exception {
    String source =
        """
        import java.sql.*;

        public class Example {
          public static void run() throws SQLException {
            %s
          }
        }
        """
            .formatted(java);
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-encoding", "UTF-8", "-d", folder.toString(), file.toString());
    assertThat(failures).isZero();
  }

  private String printedByExample() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader.loadClass("Example").getMethod("run").invoke(null);
    } finally {
      System.setOut(console);
    }
    return printed.toString(UTF_8);
  }
}
