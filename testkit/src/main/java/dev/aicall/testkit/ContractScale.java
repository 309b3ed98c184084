package dev.aicall.testkit;

/** How hard the contract tries; our choices. */
final class ContractScale {
  /** Messages of a burst: more than any queue hands over in one go. */
  static final int BURST = 600;

  /** How long the first event is drawn out, in ms, to catch one that does not wait. */
  static final long DWELL_MS = 200;

  /** Events that are answered by commands, so that these do not cause each other for ever. */
  static final int REACTIONS = 20;

  /** Threads that leave at once. */
  static final int LEAVERS = 8;

  /** Moments of a join at which it is left, evenly spread. */
  static final int MOMENTS = 10;

  /** How often the link is cut. */
  static final int CUTS = 3;

  private ContractScale() {}
}
