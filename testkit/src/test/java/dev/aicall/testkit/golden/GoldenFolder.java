package dev.aicall.testkit.golden;

import java.net.URISyntaxException;
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

  /** The folder named on the command line, else the vendored one. */
  static Path chosen() {
    return isVendored() ? vendored() : Path.of(System.getProperty(PROPERTY));
  }

  static boolean isVendored() {
    return System.getProperty(PROPERTY) == null;
  }
}
