package io.distribsilly.jar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in the jar, and what is not. */
final class JarContentIT {
  private static final String SERVICES = "META-INF/services/";
  private static final long MEGABYTE = 1_000_000;

  /**
   * Names as classes have them. In messages a blank, a quote or a comma comes before them, in what
   * Kotlin keeps for debuggers the end of a line.
   */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?<![\\w./ ',\n])(org[./](apache|codehaus|joou|locationtech|objectweb)"
              + "|com[./](dynatrace|fasterxml|google|jayway)|de[./]siegmar|jetbrains[./]exodus|kotlin[./]jvm"
              + "|net[./]minidev)[./]\\w");

  @Test
  void hasNoFileOutsideOurPackages() {
    assertThat(OneJar.names())
        .allMatch(
            name ->
                name.startsWith("io/distribsilly/")
                    || name.startsWith("META-INF/") && !name.endsWith(".class")
                    || name.matches("META-INF/versions/\\d+/io/distribsilly/.*"));
  }

  @Test
  void hasNoModulesSignaturesOrBuildFiles() {
    assertThat(OneJar.names())
        .noneMatch(
            name -> name.matches(".*(module-info.class|[.]SF|[.]DSA|[.]RSA|kotlin_\\w+|pom.xml)"));
  }

  @Test
  void registersOneDriverAndOnlyServicesThatItHas() throws IOException {
    List<String> names = OneJar.names();
    try (JarFile jar = new JarFile(OneJar.FILE.toFile())) {
      for (String name : names.stream().filter(name -> name.startsWith(SERVICES)).toList()) {
        String service = name.substring(SERVICES.length());
        List<String> providers =
            new String(OneJar.bytes(jar, jar.getEntry(name)), UTF_8).strip().lines().toList();
        assertThat(names).containsAll(providers.stream().map(provider -> path(provider)).toList());
        if (service.equals("java.sql.Driver")) {
          assertThat(providers).containsExactly("io.distribsilly.jdbc.DistribsillyDriver");
        } else if (!service.startsWith("org.hibernate.")) { // who looks for that brings it
          assertThat(names).contains(path(service));
        }
      }
    }
    assertThat(names)
        .contains(SERVICES + "java.sql.Driver")
        .anyMatch(name -> name.matches(SERVICES + "io[.]distribsilly[.].*ICompilerFactory"));
  }

  private static String path(String className) {
    return className.replace('.', '/') + ".class";
  }

  @Test
  void namesNoClassByItsOldName() throws IOException {
    List<String> found = new ArrayList<>();
    try (JarFile jar = new JarFile(OneJar.FILE.toFile())) {
      for (ZipEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        FOREIGN
            .matcher(new String(OneJar.bytes(jar, entry), ISO_8859_1))
            .results()
            .forEach(match -> found.add(entry.getName() + ": " + match.group()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void hasTheResourcesThatItsCodeReads() {
    assertThat(OneJar.names())
        .contains(
            "io/distribsilly/jdbc/version.properties",
            "io/distribsilly/shaded/org/apache/calcite/runtime/CalciteResource.properties");
  }

  @Test
  void saysWhoseCodeItHolds() throws IOException {
    assertThat(OneJar.names())
        .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt")
        .filteredOn(name -> name.startsWith("META-INF/licenses/"))
        .hasSizeGreaterThanOrEqualTo(5);
    try (JarFile jar = new JarFile(OneJar.FILE.toFile())) {
      assertThat(new String(OneJar.bytes(jar, jar.getEntry("META-INF/LICENSE")), UTF_8))
          .isEqualTo(Files.readString(Path.of("../LICENSE")));
      assertThat(new String(OneJar.bytes(jar, jar.getEntry("META-INF/THIRD-PARTY.txt")), UTF_8))
          .contains(
              "calcite-core", "xodus-environment", "guava", "janino", "kotlin-stdlib", "FastCSV")
          .doesNotContain("Unknown license", "slf4j", "io.distribsilly");
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.distribsilly.jdbc");
      assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
    }
  }

  @Test
  void isSmallerThan26Megabytes() throws IOException {
    assertThat(Files.size(OneJar.FILE)).isLessThan(26 * MEGABYTE);
  }

  @Test
  void needsNothingButSlf4j() throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("dependency-reduced-pom.xml").toFile())
            .getDocumentElement();
    List<String> needed = new ArrayList<>();
    NodeList children = project.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element list && list.getTagName().equals("dependencies")) {
        addNeeded(list.getElementsByTagName("dependency"), needed);
      }
    }
    assertThat(needed).containsExactly("slf4j-api");
  }

  private static void addNeeded(NodeList dependencies, List<String> needed) {
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      NodeList scope = dependency.getElementsByTagName("scope");
      if (scope.getLength() == 0 || !scope.item(0).getTextContent().matches("test|provided")) {
        needed.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
      }
    }
  }
}
