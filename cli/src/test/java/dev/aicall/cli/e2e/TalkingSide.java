package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.aicall.agent.speech.testing.CallerEar;
import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.media.MediaTaps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A call engine on the stack of its program that speaks, listens and remembers what it is told. */
final class TalkingSide implements AutoCloseable {
  /** Long enough for a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final CallLog log = new CallLog();
  private final CallerMouth mouth = new CallerMouth();
  private final CallerEar ear = new CallerEar();
  private final ARTCAICallEngineInterface engine;

  private TalkingSide(Injector injector) {
    engine = injector.getInstance(ARTCAICallEngineInterface.class);
    engine.setDelegate(log.delegate());
    engine.setMediaTaps(MediaTaps.builder().microphone(mouth).loudspeaker(ear).build());
  }

  /** Calls an agent and waits until it hears and reads. */
  static TalkingSide call(
      Injector injector, ServerAccess access, String user, ARTCAICallAgentConfig config) {
    TalkingSide side = new TalkingSide(injector);
    ServerAccess.Grant grant = access.grant(user);
    boolean accepted =
        side.engine.call(
            ARTCAICallConfig.builder()
                .agentId(SpokenFarSide.AGENT)
                .region("local")
                .userId(grant.userId())
                .userJoinToken(grant.token())
                .agentConfig(config)
                .build());
    assertThat(accepted).isTrue();
    side.log.await("onCallBegin", LIMIT);
    side.log.await("onAgentDataChannelAvailable", LIMIT);
    return side;
  }

  ARTCAICallEngineInterface engine() {
    return engine;
  }

  CallLog log() {
    return log;
  }

  CallerEar ear() {
    return ear;
  }

  /** Says one of the recordings of commands. */
  CallerMouth.Said say(String file) throws IOException {
    Commands.Recording recording =
        Commands.all().stream().filter(r -> r.file().equals(file)).findFirst().orElseThrow();
    return say(recording.samples());
  }

  CallerMouth.Said say(short[] samples) {
    return mouth.say(Speech.join(samples, Speech.silence(100)));
  }

  /** Types a question, and waits until the answer has been heard for some time. */
  void askAndHear(String text, Duration heard) {
    long asked = System.nanoTime();
    assertThat(
            engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text(text).build()))
        .isTrue();
    long begun = ear.awaitLoud(asked, LIMIT);
    ear.awaitLoud(begun + heard.toNanos(), LIMIT);
  }

  /** Waits for the end of the next sentence of the caller, and says what was understood. */
  String awaitSentence(long after) {
    CallLog.Event sentence =
        log.await(
            "the end of a sentence of the caller",
            LIMIT,
            event -> isSentence(event) && event.nanos() >= after);
    return String.valueOf(sentence.args().get(0));
  }

  /** All sentences of the caller so far. */
  List<String> sentences() {
    return log.events().stream()
        .filter(TalkingSide::isSentence)
        .map(event -> String.valueOf(event.args().get(0)))
        .toList();
  }

  private static boolean isSentence(CallLog.Event event) {
    return event.name().equals("onUserSubtitleNotify")
        && event.args().size() == 3
        && Boolean.TRUE.equals(event.args().get(1));
  }

  /** Waits until the agent's subtitles hold some words. */
  void awaitAnswer(String words) {
    log.await("the answer " + words, LIMIT, event -> answers().contains(words));
  }

  /** All that the agent has said so far, as its subtitles have it. */
  String answers() {
    return log.events("onVoiceAgentSubtitleNotify").stream()
        .map(event -> String.valueOf(event.args().get(0)))
        .collect(Collectors.joining());
  }

  /** The reasons of all interruptions so far. */
  List<Object> interruptions() {
    return log.events("onSpeakingInterrupted").stream()
        .<Object>map(event -> event.args().get(0))
        .toList();
  }

  /** Hangs up, and expects that all went well. */
  void hangUp() {
    engine.handup(true);
    log.await("onCallEnd", LIMIT);
    assertThat(log.errors()).isEmpty();
  }

  @Override
  public void close() {
    engine.close();
  }
}
