package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What came of a call with a fault in it. */
final class Outcome {
  /** What a time may be longer than the table says; the tolerance. */
  private static final double TOLERANCE = 1.2;

  private static final Path FIGURES = Path.of("target", "faults.tsv");
  private static final double NANOS_PER_SECOND = 1e9;

  private final FaultStory caller;
  private final FaultStory agent;

  Outcome(FaultStory caller, FaultStory agent) {
    this.caller = caller;
    this.agent = agent;
  }

  FaultStory caller() {
    return caller;
  }

  FaultStory agent() {
    return agent;
  }

  Accounting toAgent() {
    return new Accounting("caller to agent", caller, agent);
  }

  Accounting toCaller() {
    return new Accounting("agent to caller", agent, caller);
  }

  /** The connection's states were these, in this order, and there was no error. */
  Outcome states(String... wanted) {
    assertThat(caller.states()).as(told()).containsExactly(wanted);
    return this;
  }

  Outcome errors(String... wanted) {
    assertThat(caller.errors()).as(told()).containsExactly(wanted);
    return this;
  }

  /** The call began once and ended once, here and there. */
  Outcome beganAndEndedOnce(String agentEnd) {
    assertThat(caller.count("onCallBegin")).as(told()).isEqualTo(1);
    endedOnce();
    assertThat(agent.words(FaultLines.AGENT).stream().filter(w -> w.startsWith("end")))
        .as(told())
        .containsExactly("end " + agentEnd);
    return this;
  }

  /** The call ended once for the caller, and nothing came after. */
  Outcome endedOnce() {
    List<String> events = caller.words(FaultLines.EVENT);
    assertThat(caller.count("onCallEnd")).as(told()).isEqualTo(1);
    assertThat(events.get(events.size() - 1)).as(told()).isEqualTo("onCallEnd");
    return this;
  }

  /** From a moment to a state that comes after it; the first such. */
  Duration until(String state, long since) {
    return caller.stateMoments().stream()
        .filter(moment -> moment.nanos() >= since && moment.what().equals(state))
        .map(moment -> Duration.ofNanos(moment.nanos() - since))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + state + " after " + since + "; " + told()));
  }

  /** From a moment to sound at the caller; nothing if there was no break. */
  Duration untilSound(FaultStory story, long since) {
    List<FaultStory.Moment> tones = story.moments(FaultLines.TONE);
    FaultStory.Moment last = tones.get(tones.size() - 1);
    assertThat(last.what()).as("the last that was heard").isEqualTo("true");
    return Duration.ofNanos(Math.max(0, last.nanos() - since));
  }

  /** A time is at most what the table says, and a fifth. */
  static void within(String what, Duration took, double seconds) {
    assertThat(took.toNanos() / NANOS_PER_SECOND)
        .as("%s, in seconds", what)
        .isLessThanOrEqualTo(seconds * TOLERANCE);
  }

  /** Keeps a figure for whoever writes the table. */
  static void figure(Pairing pairing, String row, String what, Duration took) {
    String line =
        String.format(
            Locale.ROOT,
            "%s\t%s\t%s\t%.2f%n",
            row,
            pairing.near(),
            what,
            took.toNanos() / NANOS_PER_SECOND);
    System.out.print("faults: " + line);
    try {
      Files.createDirectories(FIGURES.getParent());
      Files.writeString(
          FIGURES,
          line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String told() {
    return "the caller told "
        + caller.moments(FaultLines.EVENT)
        + ", the agent "
        + agent.moments(FaultLines.AGENT);
  }
}
