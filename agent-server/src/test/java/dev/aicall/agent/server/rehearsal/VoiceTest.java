package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import dev.aicall.rtc.peer.testing.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceTest {
  private static short[] tenth(RecordingCall call) {
    short[] all = {};
    for (int i = 0; i < 10; i++) {
      short[] piece = Objects.requireNonNull(call.read());
      int before = all.length;
      all = Arrays.copyOf(all, before + piece.length);
      System.arraycopy(piece, 0, all, before, piece.length);
    }
    return all;
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void soundsAsLongAsTheAgentSpeaks() {
    RecordingCall call = Rehearsal.of("agents: {a: {wordsPerSecond: 1, greeting: Hi.}}");
    assertThat(call.sounds()).isFalse();

    call.ready();
    short[] spoken = tenth(call);

    assertThat(spoken).hasSize(1_600);
    assertThat(Tones.share(spoken, 440, 16_000)).isGreaterThan(0.95);
    assertThat(peak(spoken)).isCloseTo(8_231, within(20));
    assertThat(call.advance(1_000).sounds()).isFalse();
  }

  @Test
  void pitchLevelAndVolumeAreTheScriptsAndTheSettings() {
    RecordingCall half =
        Rehearsal.of(
            "agents: {a: {voice: {tone: 880, level: 0, always: true}}}",
            ARTCAICallAgentConfig.builder().volume(50).build());
    RecordingCall loud =
        Rehearsal.of(
            "agents: {a: {voice: {tone: 880, level: 0, always: true}}}",
            ARTCAICallAgentConfig.builder().volume(400).build());

    short[] heard = tenth(half);

    assertThat(Tones.share(heard, 880, 16_000)).isGreaterThan(0.95);
    assertThat(peak(heard)).isCloseTo(16_384, within(20));
    assertThat(peak(tenth(loud))).isBetween(32_700, 32_767);
  }

  @Test
  void switchedVoiceSoundsAtOnce() {
    RecordingCall call =
        Rehearsal.ready(
            "agents: {a: {wordsPerSecond: 1, greeting: Hi., voices: {high: {tone: 880}}}}");

    call.receive(new SwitchVoiceId("high"));

    assertThat(Tones.share(tenth(call), 880, 16_000)).isGreaterThan(0.95);
    assertThat(call.advance(1_000).sounds()).isFalse();
  }

  @Test
  void silenceIsNoVoice() {
    assertThat(Rehearsal.ready("agents: {a: {voice: silence, greeting: Hi.}}").voice()).isNull();
  }

  @Test
  void recordingBeginsAnewWithEachSentenceAndIsRepeated(@TempDir Path folder) throws IOException {
    short[] samples = new short[100];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i;
    }
    Files.write(folder.resolve("v.wav"), WavFileTest.wav(1, 1, 8_000, 16, samples));
    Path script = folder.resolve("s.yaml");
    Files.writeString(
        script,
        "agents: {a: {voice: {file: v.wav}, thinking: 0s, wordsPerSecond: 1, otherwise: Hi.}}");
    RecordingCall call =
        new RecordingCall(
            RehearsalAgents.load(script), "a", ARTCAICallAgentConfig.builder().build());
    call.ready().receive(new SendTextToAgent("x"));

    assertThat(call.read()).startsWith(0, 1, 2).endsWith(78, 79);
    assertThat(call.read()).startsWith(80, 81).endsWith(58, 59);
    assertThat(call.advance(1_000).read()).isEmpty();
    call.receive(new SendTextToAgent("x"));
    assertThat(call.read()).startsWith(0, 1, 2);
  }

  @Test
  void latencyTellsWhenTheVoiceWasFirstAskedForSound() {
    RecordingCall call =
        Rehearsal.ready("agents: {a: {wordsPerSecond: 2, otherwise: [One., Two.]}}");
    call.receive(new SendTextToAgent("x")).advance(320);
    assertThat(call.sounds()).isTrue();
    call.advance(500);
    assertThat(call.sounds()).isTrue();

    call.advance(500);

    assertThat(call.happened())
        .contains(
            "1.30s extension 99 "
                + "{\"AIAgent\":{\"aiasrcost\":0,\"aillmcost\":300,\"aittscost\":20,"
                + "\"aiagenttotalcost\":320},\"AIPub\":{\"aAIClientQuestionTimestampTAIL\":0,"
                + "\"aAIClientAnswerTimestampHEAD\":320,\"aAIClientScentenceId\":1},"
                + "\"AISub\":{}}");
  }

  @Test
  void echoComesBackLaterAtAnyRate() {
    for (int rate : new int[] {8_000, 16_000, 48_000}) {
      EchoLine echo = new EchoLine(Duration.ofMillis(100), 1);
      short[] back = new short[24_000];
      int got = 0;
      short[] piece = new short[rate / 100];
      long sample = 0;
      for (int i = 0; i < 50; i++) {
        for (int j = 0; j < piece.length; j++) {
          piece[j] = (short) (10_000 * Math.sin(2 * Math.PI * 440 * sample++ / rate));
        }
        echo.onPcm(new PcmFrame(piece, 0, piece.length, rate, 1, 0));
        got += echo.read(back, got, 480);
      }

      assertThat(got).isEqualTo(24_000);
      assertThat(peak(Arrays.copyOf(back, 4_800))).isZero();
      assertThat(Tones.share(Arrays.copyOfRange(back, 4_900, 24_000), 440, 48_000))
          .as("rate %s", rate)
          .isGreaterThan(0.95);
    }
  }

  @Test
  void echoMixesStereoNeverGrowsAndGivesNothingBeforeItHeardAnything() {
    EchoLine echo = new EchoLine(Duration.ZERO, 2);
    short[] stereo = new short[960];
    Arrays.fill(stereo, (short) 100);
    short[] back = new short[48_000];

    assertThat(echo.read(back, 0, 480)).isZero();
    for (int i = 0; i < 200; i++) {
      echo.onPcm(new PcmFrame(stereo, 0, stereo.length, 48_000, 2, 0));
    }

    assertThat(echo.read(back, 0, 48_000)).isEqualTo(24_000);
    assertThat(back[500]).isEqualTo((short) 200);
    assertThat(echo.read(back, 0, 480)).isZero();
  }

  @Test
  void echoAgentPlaysBackTheCaller() {
    RecordingCall call = Rehearsal.ready("agents: {a: {voice: {echo: 100ms}}}");

    call.hear(440, 200);
    int got = 0;
    short[] piece = Objects.requireNonNull(call.read());
    while (piece.length > 0 && got < 20) {
      got++;
      piece = Objects.requireNonNull(call.read());
    }

    assertThat(got).isEqualTo(20);
  }
}
