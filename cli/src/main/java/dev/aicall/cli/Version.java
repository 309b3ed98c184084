package dev.aicall.cli;

import dev.aicall.cli.stack.Backends;
import picocli.CommandLine.IVersionProvider;

/** Says what is running. */
final class Version implements IVersionProvider {
  /** For picocli. */
  Version() {}

  @Override
  public String[] getVersion() {
    String own = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "aicall " + (own == null ? "(not from a jar)" : own),
      "backends " + String.join(", ", Backends.onClassPath().names()),
      "java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
      "system "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.version")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
