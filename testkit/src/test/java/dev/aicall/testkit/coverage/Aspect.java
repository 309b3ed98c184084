package dev.aicall.testkit.coverage;

/** What there is to test about a method of the engine. */
enum Aspect {
  /** It was accepted and the session, the agent or the next call shows it. */
  EFFECT,
  /** It answered false, or its future failed, and nothing else happened. */
  REFUSAL,
  /** The callback came that says that it took effect. */
  CONFIRMATION,
  /** It told a value, and another one after that had changed. */
  VALUE
}
