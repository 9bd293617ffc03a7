package io.distribsilly.jar;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Loads classes from the jar, SLF4J and the JDK, and from nowhere else. Everything is asked of the
 * parent first, which notes what was asked for: with other parents it would have come from there.
 */
final class AloneLoader extends URLClassLoader {
  private final Set<String> asked;

  private AloneLoader(URL[] urls, Listening parent) {
    super(urls, parent);
    this.asked = parent.asked;
  }

  static AloneLoader open() {
    List<Path> files = Stream.concat(Stream.of(OneJar.FILE), OneJar.slf4j().stream()).toList();
    return new AloneLoader(
        files.stream().map(AloneLoader::url).toArray(URL[]::new), new Listening());
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the classes and resources that code in the jar has asked for and the JDK has not. */
  Set<String> asked() {
    return asked;
  }

  private static final class Listening extends ClassLoader {
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    Listening() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      asked.add(name);
      throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
      asked.add(name);
      return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      asked.add(name);
      return super.findResources(name);
    }
  }
}
