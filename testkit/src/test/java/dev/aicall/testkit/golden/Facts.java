package dev.aicall.testkit.golden;

/** Names of what is compared. */
final class Facts {
  static final String RETURNED = "returned";
  static final String WIRE = "wire";
  static final String COMMANDS = "commands";
  static final String CALLBACKS = "callbacks";
  static final String REQUEST = "request";
  static final String JSON = "json";
  static final String ROUND_TRIP = "roundTrip";
  static final String RESULT = "result";
  static final String ERROR = "error";

  /** Value of {@link #RETURNED} or {@link #JSON} for what a builder or method refuses. */
  static final String REFUSED = "refused";

  private Facts() {}
}
