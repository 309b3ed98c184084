package dev.aicall.rtc.fake;

import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallLeaveReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverConnected;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverWillStart;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.LatencyStats;
import dev.aicall.domain.protocol.Received;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The agent at the other end, as a test wants it. It greets, recognises what the caller says,
 * thinks, answers word by word, can be interrupted, and obeys and acknowledges every message of the
 * protocol:
 *
 * <pre>{@code
 * agent.greets("Hello").whenUserSays("weather").replies("It is sunny");
 * ...
 * agent.userSays("How is the weather");
 * }</pre>
 *
 * <p>The script (first part) holds for all calls of one {@link FakeRtc}. The controls (second part)
 * act on the newest call, or on the first one to come; they take effect once the agent has arrived
 * there, in the order in which they were given, and not at all after the call. Safe from any
 * thread.
 */
public final class FakeAgent {
  private final AgentScript script;
  private final Consumer<Consumer<FakeRtcSession>> onCall;
  private final Supplier<@Nullable FakeRtcSession> newestCall;

  FakeAgent(
      AgentScript script,
      Consumer<Consumer<FakeRtcSession>> onCall,
      Supplier<@Nullable FakeRtcSession> newestCall) {
    this.script = script;
    this.onCall = onCall;
    this.newestCall = newestCall;
  }

  // The script.

  /**
   * Sets what the agent says first.
   *
   * @param greeting the words; empty for none. By default those of the start request
   * @return this
   */
  public FakeAgent greets(String greeting) {
    script.greeting = greeting;
    return this;
  }

  /**
   * Begins a rule for what the user says or types. The first rule that fits wins.
   *
   * @param fragment part of the user's sentence, upper and lower case alike
   * @return the rule, to be completed with {@code replies}
   */
  public Reply whenUserSays(String fragment) {
    String wanted = fragment.toLowerCase(Locale.ROOT);
    return new Reply(
        this, said -> said.toLowerCase(Locale.ROOT).contains(wanted), script.rules::add);
  }

  /**
   * Begins a rule for what the user says or types. The first rule that fits wins.
   *
   * @param sentence pattern that is found in the user's sentence
   * @return the rule, to be completed with {@code replies}
   */
  public Reply whenUserSays(Pattern sentence) {
    return new Reply(this, said -> sentence.matcher(said).find(), script.rules::add);
  }

  /**
   * Begins the rule for everything that no other rule fits. Without one the agent says nothing.
   *
   * @return the rule, to be completed with {@code replies}
   */
  public Reply otherwise() {
    return new Reply(this, said -> true, rule -> script.otherwise = rule);
  }

  /**
   * Sets how fast agent and user speak.
   *
   * @param wordsPerSecond above 0, infinity for no time at all; default 2.5
   * @return this
   */
  public FakeAgent speaks(double wordsPerSecond) {
    if (!(wordsPerSecond > 0)) {
      throw new IllegalArgumentException("wordsPerSecond: above 0, got " + wordsPerSecond);
    }
    script.wordsPerSecond = wordsPerSecond;
    return this;
  }

  /**
   * Sets how long the agent thinks.
   *
   * @param time from the end of a question to the first word of the answer; default 300 ms
   * @return this
   */
  public FakeAgent thinks(Duration time) {
    script.thinking = time;
    return this;
  }

  /**
   * Lets everything happen without the passing of time: arriving, thinking and speaking.
   *
   * @return this
   */
  public FakeAgent instantly() {
    script.arrivalPause = Duration.ZERO;
    return thinks(Duration.ZERO).speaks(Double.POSITIVE_INFINITY);
  }

  /**
   * Sets the agent's user id, unless the start request asks for one.
   *
   * @param uid the id; default {@code agent-1}
   * @return this
   */
  public FakeAgent uid(String uid) {
    script.uid = uid;
    return this;
  }

  /**
   * Sets the user id of the avatar, the participant that has an avatar's or video agent's picture.
   *
   * @param uid the id; default the agent's with {@code -avatar}. The agent's own to have none
   * @return this
   */
  public FakeAgent avatarUid(String uid) {
    script.avatarUid = uid;
    return this;
  }

  /**
   * Sets the order of the agent's arrival; a step that is not named does not happen.
   *
   * @param steps by default result, online, media, data channel
   * @return this
   */
  public FakeAgent arrives(AgentArrival... steps) {
    script.arrival = List.of(steps);
    return this;
  }

  /**
   * Sets the time between two steps of the arrival.
   *
   * @param pause default 10 ms
   * @return this
   */
  public FakeAgent arrivalPause(Duration pause) {
    script.arrivalPause = pause;
    return this;
  }

  /**
   * Sets how the service answers the wish to start an agent.
   *
   * @param outcome default {@link StartOutcome#STARTED}
   * @return this
   */
  public FakeAgent startEnds(StartOutcome outcome) {
    script.outcome = outcome;
    script.answer = null;
    return this;
  }

  /**
   * Sets the service's answer to the wish to start an agent, word for word. The agent comes if the
   * answer says that it was started.
   *
   * @param code the transport's own code, 0 for success
   * @param action what the answer is about
   * @param result the answer, usually JSON text
   * @return this
   */
  public FakeAgent startEnds(int code, String action, String result) {
    script.answer = new AgentScript.StartAnswer(code, action, result);
    return this;
  }

  /**
   * Adds words that interrupt the agent, to those of the start request.
   *
   * @param words upper and lower case alike
   * @return this
   */
  public FakeAgent interruptedBy(String... words) {
    script.interruptWords = Set.copyOf(Arrays.asList(words));
    return this;
  }

  /**
   * Sets the result of the voiceprint check of all that is said.
   *
   * @param result default the enrolled speaker where voiceprints are used, else {@code Off}
   * @return this
   */
  public FakeAgent recognisesSpeakerAs(ARTCAICallVoiceprintResult result) {
    script.voiceprint = result;
    return this;
  }

  /**
   * Sends latency statistics (media extension 99) and the audio delay with each answer, or not.
   *
   * @param on false by default
   * @return this
   */
  public FakeAgent measuresLatency(boolean on) {
    script.measuresLatency = on;
    return this;
  }

  /**
   * Confirms what the caller asks for, or does it without a word.
   *
   * @param on true by default
   * @return this
   */
  public FakeAgent acknowledges(boolean on) {
    script.acknowledges = on;
    return this;
  }

  /**
   * Sets the token that the agent answers requests with.
   *
   * @param token default {@code token-2}; null to leave requests without an answer
   * @return this
   */
  public FakeAgent grantsToken(@Nullable String token) {
    script.token = token;
    return this;
  }

  /**
   * Sets what the agent's voice sounds like. It is read while the agent speaks and somebody
   * listens, 10 ms at a time.
   *
   * @param voice the sound; null for a tone of 440 Hz, as by default
   * @return this
   */
  public FakeAgent voice(@Nullable PcmSource voice) {
    script.voice = voice;
    return this;
  }

  // The controls.

  /**
   * Lets the caller say something aloud: subtitles word by word, then the answer. A caller who is
   * muted is not heard. What is said during another sentence comes after it.
   *
   * @param text what is said
   */
  public void userSays(String text) {
    whenArrived(call -> call.userSays(text, null));
  }

  /**
   * The same with a result of the voiceprint check. Who is not recognised gets no answer.
   *
   * @param text what is said
   * @param voiceprint the result
   */
  public void userSays(String text, ARTCAICallVoiceprintResult voiceprint) {
    whenArrived(call -> call.userSays(text, voiceprint));
  }

  /**
   * Lets the agent say something unasked; it cuts what it says at the moment.
   *
   * @param text what it says
   */
  public void say(String text) {
    whenArrived(call -> call.say(text));
  }

  /**
   * Sends a message, whatever the agent does otherwise.
   *
   * @param message the message
   */
  public void send(AgentMessage message) {
    whenArrived(call -> call.send(message));
  }

  /**
   * Sends bytes that need not be a message.
   *
   * @param bytes the bytes
   */
  public void sendRaw(byte[] bytes) {
    byte[] copy = bytes.clone();
    whenArrived(call -> call.sendRaw(copy));
  }

  /**
   * Announces that the agent is about to leave; it stays until {@link #leave()}.
   *
   * @param reason see {@link ARTCAICallLeaveReason}
   * @param message what it says about it
   */
  public void willLeave(int reason, String message) {
    send(new AgentWillLeave(reason, message));
  }

  /** Leaves: the agent and its avatar go offline, without a word. */
  public void leave() {
    whenArrived(AgentCall::leave);
  }

  /**
   * Hands the call over to a human: announced, online with sound, connected.
   *
   * @param uid the human's user id
   * @param mode 0 the agent's voice speaks for the human, 1 the human's own voice is heard
   */
  public void takeOver(String uid, int mode) {
    onCall.accept(
        session ->
            session.whenJoined(
                () ->
                    session
                        .agentCall()
                        .whenArrived(
                            () -> {
                              session.agentCall().send(new HumanTakeoverWillStart(uid, mode));
                              session.participants().online(uid);
                              session.participants().track(uid, TrackKind.AUDIO, true);
                              session.participants().first(uid, TrackKind.AUDIO);
                              session.agentCall().send(new HumanTakeoverConnected(uid));
                            })));
  }

  /**
   * Ends a takeover: announced (reason 2002), then the human and the agent leave.
   *
   * @param uid the human's user id
   */
  public void endTakeOver(String uid) {
    willLeave(ARTCAICallLeaveReason.HUMAN_TAKEOVER_ENDED, "");
    onCall.accept(session -> session.whenJoined(() -> session.participants().offline(uid)));
    leave();
  }

  /**
   * Sends latency statistics.
   *
   * @param stats what was measured
   */
  public void tellLatency(LatencyStats stats) {
    onCall.accept(session -> session.whenJoined(() -> session.agentCall().sendLatency(stats)));
  }

  // What the agent noticed.

  /**
   * Returns what the agent of the newest call received.
   *
   * @return oldest first, each with its envelope; empty before the first call
   */
  public List<Received<ClientReading>> received() {
    FakeRtcSession session = newestCall.get();
    return session == null ? List.of() : session.received();
  }

  /**
   * Returns what the agent of the newest call understood.
   *
   * @return oldest first; without what is no message of the protocol
   */
  public List<ClientMessage> messages() {
    return received().stream()
        .map(Received::message)
        .filter(ClientMessage.class::isInstance)
        .map(ClientMessage.class::cast)
        .toList();
  }

  /**
   * Returns what the agent of the newest call does.
   *
   * @return listening before it arrives
   */
  public ARTCAICallAgentState state() {
    FakeRtcSession session = newestCall.get();
    AgentCall call = session == null ? null : session.agentCallIfAny();
    return call == null ? ARTCAICallAgentState.Listening : call.state();
  }

  /**
   * Returns what the agent of the newest call heard and saw.
   *
   * @return the sound and pictures that reached it, growing while the call lasts
   * @throws IllegalStateException if there was no call yet
   */
  public AgentSenses senses() {
    FakeRtcSession session = newestCall.get();
    if (session == null) {
      throw new IllegalStateException("no call yet: nothing to hear or see");
    }
    return session.media().senses();
  }

  private void whenArrived(Consumer<AgentCall> action) {
    onCall.accept(
        session ->
            session.whenJoined(
                () -> {
                  AgentCall call = session.agentCall();
                  call.whenArrived(() -> action.accept(call));
                }));
  }
}
