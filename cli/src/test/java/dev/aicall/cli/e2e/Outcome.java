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
  /** How far a time may be from what the table says. */
  private static final double TOLERANCE = 0.2;

  /** Seconds by which a busy machine may be late all the same. */
  private static final double NOISE = 1;

  /** As many for sound. */
  private static final double HOLES = 3;

  /** Nanoseconds of clear sound that are more than a flicker. */
  private static final long STEADY = 1_000_000_000;

  private static final Path FIGURES = Path.of("target", "faults.tsv");
  private static final double NANOS_PER_SECOND = 1e9;

  private final Pairing pairing;
  private final FaultStory caller;
  private final FaultStory agent;
  private final long hungUp;

  /**
   * Creates the outcome.
   *
   * @param hungUp when the caller hung up: what is heard after that does not count
   */
  Outcome(Pairing pairing, FaultStory caller, FaultStory agent, long hungUp) {
    this.hungUp = hungUp;
    this.pairing = pairing;
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

  /** The connection's states were these, in this order. */
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
    return firstOf(caller.stateMoments(), state, since);
  }

  /** From a moment to the agent's word; the first such. */
  Duration untilAgent(String word, long since) {
    return firstOf(agent.moments(FaultLines.AGENT), word, since);
  }

  /** From a moment to a callback; the first such. */
  Duration untilEvent(String callback, long since) {
    return firstOf(caller.moments(FaultLines.EVENT), callback, since);
  }

  private Duration firstOf(List<FaultStory.Moment> moments, String begin, long since) {
    return moments.stream()
        .filter(moment -> moment.nanos() >= since && moment.what().startsWith(begin))
        .map(moment -> Duration.ofNanos(moment.nanos() - since))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + begin + " after " + since + "; " + told()));
  }

  /** When a state came last. */
  long when(String state) {
    return lastOf(caller.stateMoments(), state);
  }

  /** When the agent said a word last. */
  long whenAgent(String word) {
    return lastOf(agent.moments(FaultLines.AGENT), word);
  }

  private long lastOf(List<FaultStory.Moment> moments, String what) {
    return moments.stream()
        .filter(moment -> moment.what().equals(what))
        .mapToLong(FaultStory.Moment::nanos)
        .max()
        .orElseThrow(() -> new AssertionError("no " + what + "; " + told()));
  }

  /** The call stood it without noticing: no state, no error, no message lost, one end. */
  void heldOut() {
    states("Connected").agentWas("made", "ready", "end CALLER_LEFT").wasWhole();
  }

  /** The link was lost once and came back, and with it every message. */
  void cameBack() {
    states("Connected", "Reconnecting", "Connected").wasWhole();
  }

  private void wasWhole() {
    errors().beganAndEndedOnce("CALLER_LEFT");
    toAgent().nothingLost();
    toCaller().nothingLost();
  }

  /** The life of the agent was this. */
  Outcome agentWas(String... words) {
    assertThat(agent.words(FaultLines.AGENT)).as(told()).containsExactly(words);
    return this;
  }

  /** The caller noticed the loss of the link when it had to. */
  void noticed(String row, long since) {
    took(
        row,
        "noticed",
        until("Reconnecting", since),
        Expected.NOTICED_LEAST,
        Expected.NOTICED_MOST);
  }

  /** The link did not come back, so the call ended once, at the deadline. */
  void gaveUp(String row, long since) {
    took(
        row,
        "end",
        untilEvent("onCallEnd", since),
        Expected.NOTICED_LEAST + Expected.DEADLINE,
        Expected.NOTICED_MOST + Expected.DEADLINE);
    states("Connected", "Reconnecting", "Failed").errors("ConnectionFailed").endedOnce();
  }

  /** The agent was told that its caller is away, was held, and then ended. */
  void agentLost(String row, long since) {
    took(row, "away", untilAgent("away", since), Expected.AWAY_LEAST, Expected.AWAY_MOST);
    took(
        row,
        "agent's end",
        untilAgent("end", since),
        Expected.AWAY_LEAST + Expected.HELD,
        Expected.AWAY_MOST + Expected.HELD);
  }

  /** From a moment to sound both ways. */
  Duration soundBack(long since) {
    Duration here = untilSound(caller, since);
    Duration there = untilSound(agent, since);
    return here.compareTo(there) > 0 ? here : there;
  }

  /** From a moment to the first message that arrives after it, both ways. */
  Duration messagesBack(long since) {
    return Duration.ofNanos(Math.max(firstGot(caller, since), firstGot(agent, since)) - since);
  }

  private static long firstGot(FaultStory story, long since) {
    return story.got().stream()
        .mapToLong(FaultStory.Got::nanos)
        .filter(nanos -> nanos >= since)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no message after " + since));
  }

  /** From a moment to sound that stays for a second or more; zero if it was there all along. */
  private Duration untilSound(FaultStory story, long since) {
    List<FaultStory.Moment> tones = story.moments(FaultLines.TONE);
    for (int i = 0; i < tones.size(); i++) {
      long begin = Math.max(since, tones.get(i).nanos());
      long end = i + 1 < tones.size() ? tones.get(i + 1).nanos() : hungUp;
      if (tones.get(i).what().equals("true") && Math.min(end, hungUp) - begin >= STEADY) {
        return Duration.ofNanos(begin - since);
      }
    }
    throw new AssertionError("no steady sound after " + since + ": " + tones);
  }

  /** The longest time without clear sound since a moment, either way. */
  Duration longestSilence(long since) {
    return Duration.ofNanos(Math.max(silence(caller, since), silence(agent, since)));
  }

  private long silence(FaultStory story, long since) {
    List<FaultStory.Moment> tones = story.moments(FaultLines.TONE);
    long longest = 0;
    for (int i = 0; i < tones.size(); i++) {
      long begin = Math.max(since, tones.get(i).nanos());
      long end = Math.min(hungUp, i + 1 < tones.size() ? tones.get(i + 1).nanos() : hungUp);
      if (tones.get(i).what().equals("false")) {
        longest = Math.max(longest, end - begin);
      }
    }
    return longest;
  }

  /** Checks a time against the table's, a fifth more or less, and keeps it for the table. */
  Outcome took(String row, String what, Duration took, double least, double most) {
    return check(row, what, took, least, most, NOISE);
  }

  /** As {@link #took}, for clear sound, which a machine that does not keep up has holes in. */
  Outcome clear(String row, String what, Duration took, double least, double most) {
    return check(row, what, took, least, most, HOLES);
  }

  private Outcome check(
      String row, String what, Duration took, double least, double most, double noise) {
    figure(pairing, row, what, took);
    assertThat(took.toNanos() / NANOS_PER_SECOND)
        .as("%s, %s: %s, in seconds; %s", row, pairing, what, told())
        .isBetween(least * (1 - TOLERANCE), Math.max(most * (1 + TOLERANCE), most + noise));
    return this;
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

  String told() {
    return "the caller told "
        + caller.moments(FaultLines.EVENT)
        + ", the agent "
        + agent.moments(FaultLines.AGENT);
  }
}
