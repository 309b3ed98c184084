package dev.aicall.cli.load;

/** When calls begin. */
public enum LoadMode {
  /** As many calls as there are callers, all the time: who hangs up calls again. */
  steady,
  /** One caller after the other, and nobody hangs up before the end. */
  ramp,
  /** All callers at the same moment; they hang up together and call again together. */
  burst
}
