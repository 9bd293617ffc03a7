package io.distribsilly.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of database and driver, which are one: {@code major.minor.patch} and a suffix. */
record ProductVersion(String text) {
  static final String PRODUCT = "Distribsilly";
  static final ProductVersion CURRENT = new ProductVersion(read());

  int major() {
    return part(0);
  }

  int minor() {
    return part(1);
  }

  private int part(int index) {
    return Integer.parseInt(text.split("[.-]", -1)[index]);
  }

  private static String read() {
    try (InputStream stream = ProductVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
