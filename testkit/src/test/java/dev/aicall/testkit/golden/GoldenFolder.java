package dev.aicall.testkit.golden;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where recordings are. */
final class GoldenFolder {
  private static final String PROPERTY = "golden.dir";

  private GoldenFolder() {}

  /** The recordings among the test resources. */
  static Path vendored() {
    try {
      return Path.of(GoldenFolder.class.getResource("/golden").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The folder named on the command line, else the vendored one. Maven runs tests in the module's
   * folder, but a relative path is meant from the project's root, where the command was given.
   */
  static Path chosen() {
    if (isVendored()) {
      return vendored();
    }
    Path named = Path.of(System.getProperty(PROPERTY));
    Path fromRoot = Path.of("..").resolve(named);
    return Files.isDirectory(fromRoot) ? fromRoot : named;
  }

  static boolean isVendored() {
    return System.getProperty(PROPERTY) == null;
  }
}
