package dev.aicall.cli.e2e;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of this process, by kind: those that were there before a call, and what it left. */
final class ThreadNames {
  /** A pool of ice4j's that all connections share; its threads end a minute after their work. */
  private static final String SHARED_POOL = "ice#j.StunClientTransaction";

  private final Set<String> before = now();

  /** Pools have as many as they need at a time: their numbers do not count. */
  private static Set<String> now() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
        .filter(name -> !name.startsWith(SHARED_POOL))
        .collect(Collectors.toSet());
  }

  /** What is there now and was not before. */
  List<String> leftOver() {
    return now().stream().filter(name -> !before.contains(name)).toList();
  }

  @Override
  public String toString() {
    return before.toString();
  }
}
