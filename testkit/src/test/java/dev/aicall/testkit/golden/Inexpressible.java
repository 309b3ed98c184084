package dev.aicall.testkit.golden;

/**
 * Java's types cannot say what the recording passes: undefined, NaN for an int, a string for a
 * boolean, and the like.
 */
final class Inexpressible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Inexpressible(String what) {
    super(what);
  }
}
