package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.protocol.ClientMessage.EnablePushToTalk;
import dev.aicall.domain.protocol.ClientMessage.UpdateAsrMaxSilence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final String AGENT =
      """
      agents:
        a:
          thinking: 0s
          rules:
            - hears: {tone: 440}
              do: [{custom: heard 440}]
            - hears: {tone: 880, for: 500ms, as: Go on}
            - hears: {for: 1s}
              do: [{custom: heard a second}]
            - keyword: go
              do: [{custom: went}]
      """;

  private static final String SPEAKER =
      "agents: {a: {wordsPerSecond: 1, greeting: a b c d e f g h, thinking: 0s,"
          + " rules: [{hears: {tone: 880, as: Go on}}, {keyword: go, do: Gone.}]}}";

  @Test
  void reactsToATonePlayedLongEnough() {
    RecordingCall call = Rehearsal.ready(AGENT);

    call.hear(440, 200).hear(0, 200);
    assertThat(call.happened()).isEmpty();
    call.hear(440, 600);

    assertThat(call.happened()).containsExactly("0.73s CustomMessage[text=heard 440]");
  }

  @Test
  void eachPieceOfSoundCountsOnceAndSilenceEndsIt() {
    RecordingCall call = Rehearsal.ready(AGENT);

    call.hear(440, 500).hear(0, 200).hear(440, 500).hear(0, 500).hear(440, 500);

    assertThat(call.happened())
        .containsExactly(
            "0.33s CustomMessage[text=heard 440]", "2.05s CustomMessage[text=heard 440]");
  }

  @Test
  void silenceThatEndsASentenceCanBeChanged() {
    RecordingCall call = Rehearsal.ready(AGENT).receive(new UpdateAsrMaxSilence(1_000));

    call.hear(440, 400).hear(0, 800).hear(440, 400);
    assertThat(call.happened()).hasSize(1);
    call.hear(0, 1_200).hear(440, 400);

    assertThat(call.happened()).hasSize(1);
  }

  @Test
  void toneStandsForASentence() {
    RecordingCall call = Rehearsal.ready(AGENT);

    call.hear(880, 700);

    assertThat(call.happened())
        .containsExactly(
            "0.53s UserSubtitle[text=Go, end=false, sentenceId=1, voiceprint=0]",
            "0.53s UserSubtitle[text=Go on, end=true, sentenceId=1, voiceprint=0]",
            "0.53s CustomMessage[text=went]");
  }

  @Test
  void anySoundWillDoWhenNoToneIsNamed() {
    RecordingCall call = Rehearsal.ready(AGENT);

    call.hear(600, 1_200);

    assertThat(call.happened()).containsExactly("1.03s CustomMessage[text=heard a second]");
  }

  @Test
  void voiceInterruptsTheAgent() {
    RecordingCall call = Rehearsal.of(SPEAKER).withoutSubtitles().ready();

    call.hear(600, 100).hear(0, 200);
    assertThat(call.happened()).containsExactly("0.00s AgentStateChanged[state=3]");
    call.hear(600, 400);

    assertThat(call.happened())
        .containsExactly("0.51s SpeakingInterrupted[reason=2]", "0.51s AgentStateChanged[state=1]");
  }

  @Test
  void voiceThatMayNotInterruptIsAnsweredLaterOrNever() {
    RecordingCall cached = Rehearsal.of(SPEAKER, noInterrupt(null)).ready();
    RecordingCall discarded = Rehearsal.of(SPEAKER, noInterrupt("discard")).ready();

    cached.hear(880, 600).advance(9_000);
    discarded.hear(880, 600).advance(9_000);

    assertThat(cached.happened())
        .endsWith(
            "7.00s AgentSubtitle[text=h, end=true, sentenceId=0]",
            "8.00s AgentStateChanged[state=1]",
            "8.00s AgentStateChanged[state=3]",
            "8.00s AgentSubtitle[text=Gone., end=true, sentenceId=1]",
            "9.00s AgentStateChanged[state=1]",
            "9.00s extension 99 {\"AIAgent\":{\"aiasrcost\":0,\"aillmcost\":0,"
                + "\"aiagenttotalcost\":0},\"AIPub\":{\"aAIClientQuestionTimestampTAIL\":8000,"
                + "\"aAIClientAnswerTimestampHEAD\":8000,\"aAIClientScentenceId\":1},"
                + "\"AISub\":{}}");
    assertThat(discarded.happened()).noneMatch(event -> event.contains("Gone."));
  }

  private static ARTCAICallAgentConfig noInterrupt(@org.jspecify.annotations.Nullable String mode) {
    return ARTCAICallAgentConfig.builder()
        .interruptConfig(
            ARTCAICallAgentInterruptConfig.builder()
                .enableVoiceInterrupt(false)
                .noInterruptMode(mode)
                .build())
        .build();
  }

  @Test
  void interruptWordsInterruptEvenWhenVoiceMayNot() {
    RecordingCall call =
        Rehearsal.of(
                SPEAKER,
                ARTCAICallAgentConfig.builder()
                    .interruptConfig(
                        ARTCAICallAgentInterruptConfig.builder()
                            .enableVoiceInterrupt(false)
                            .interruptWords(List.of("GO"))
                            .build())
                    .build())
            .withoutSubtitles()
            .ready();

    call.hear(880, 400);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.33s SpeakingInterrupted[reason=1]",
            "0.33s AgentStateChanged[state=1]",
            "0.33s UserSubtitle[text=Go, end=false, sentenceId=1, voiceprint=0]",
            "0.33s UserSubtitle[text=Go on, end=true, sentenceId=1, voiceprint=0]",
            "0.33s AgentStateChanged[state=3]");
  }

  @Test
  void hearsNothingWithPushToTalk() {
    RecordingCall call = Rehearsal.ready(AGENT).receive(new EnablePushToTalk(true));
    call.happened();

    call.hear(440, 1_500);

    assertThat(call.happened()).isEmpty();
  }

  @Test
  void earsTellTonesFromOtherSoundAndFromNoise() {
    List<Integer> kinds = new ArrayList<>();
    Ears ears = new Ears(new double[] {440, 880}, kinds::add);
    for (int rate : new int[] {8_000, 48_000}) {
      for (double hertz : new double[] {440, 0, 880, 0, 600, 0}) {
        hear(ears, rate, hertz, 10_000);
      }
      hear(ears, rate, 440, 200);
    }

    assertThat(kinds).containsExactly(0, -1, 1, -1, 2, -1, 0, -1, 1, -1, 2, -1);
  }

  private static void hear(Ears ears, int rate, double hertz, double level) {
    // Stereo, 120 ms: three windows.
    short[] samples = new short[rate * 12 / 100 * 2];
    for (int i = 0; i < samples.length; i += 2) {
      samples[i] = (short) (level * Math.sin(Math.PI * hertz * i / rate));
      samples[i + 1] = samples[i];
    }
    ears.onPcm(new PcmFrame(samples, 0, samples.length, rate, 2, 0));
  }
}
