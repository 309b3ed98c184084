package dev.aicall.cli;

import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Backends;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The choice of the RTC backend. */
final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description =
          "RTC backend: ${COMPLETION-CANDIDATES}. Default: the first of them that works on this"
              + " machine, never fake; 'aicall doctor' says which and why.")
  private @Nullable String name;

  Backend choose() {
    return Backends.onClassPath().choose(name);
  }

  @Nullable String name() {
    return name;
  }

  /** What the class path holds. */
  static final class Names implements Iterable<String> {
    /** For picocli. */
    Names() {}

    @Override
    public Iterator<String> iterator() {
      return Backends.onClassPath().names().iterator();
    }
  }
}
