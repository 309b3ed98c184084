package dev.aicall.agent.speech.testing;

import java.io.IOException;

/** Recordings of people. */
public final class People {
  private People() {}

  /** "go forward ten meters": a command. */
  public static short[] goForwardTenMeters() throws IOException {
    return Speech.samples(Speech.resource(Speech.HUMAN));
  }

  /** "go somewhere and do something": none. */
  public static short[] goSomewhere() throws IOException {
    return Speech.samples(Speech.resource("/people/something.raw"));
  }
}
