package dev.aicall.testkit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Says what a test needs of the machine. Where it is missing the test is skipped and one line says
 * what to install; under {@code -Daicall.require=all} it fails instead, so that a build server
 * cannot skip a test unnoticed.
 */
public final class Needs {
  /** System property: {@code all} makes a missing need a failure. */
  public static final String REQUIRE_PROPERTY = "aicall.require";

  private Needs() {}

  /**
   * Goes on only if something is there.
   *
   * @param there whether it is
   * @param what what is missing if not, and how to get it
   */
  public static void that(boolean there, String what) {
    if (there) {
      return;
    }
    if ("all".equals(System.getProperty(REQUIRE_PROPERTY))) {
      Assertions.fail("missing: " + what);
    }
    System.out.println("skipped, missing: " + what);
    Assumptions.abort(what);
  }
}
