package dev.aicall.rtc.peer.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes from outside, the readers give a value and throw nothing. */
class DamagedInputTest {
  private static final int MUTATIONS = 20_000;
  private static final byte[] SPLICES =
      "{}[]\",:\\u0000ntf-1e9.".getBytes(StandardCharsets.US_ASCII);

  static List<Signal> signals() {
    return List.of(
        new Signal.AgentResult(0, "GenerateAIAgentCall", "{\"code\":\"200\"}"),
        new Signal.Online("agent-7"),
        new Signal.Offline("agent-7"),
        new Signal.Track("agent-7", TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true),
        new Signal.Track("avatar", TrackKind.VIDEO, MediaSection.PICTURE, false),
        new Signal.Subscribed("agent-7"),
        new Signal.AuthInfoWillExpire(),
        new Signal.AuthInfoExpired(),
        new Signal.Refreshed(true, ""),
        new Signal.Refreshed(false, "TokenExpired"),
        new Signal.Bye(3),
        new Signal.MediaExtension("agent-7", 99, "{\"AIAgent\":{}}"),
        new Signal.Pong(17),
        new Signal.RefreshAuthInfo("token"),
        new Signal.Ping(17),
        new Signal.Leave());
  }

  @ParameterizedTest
  @MethodSource("signals")
  void signalsSurviveTheirWayAndTheirDamage(Signal signal) {
    byte[] whole = signal.toBytes();
    Random random = new Random(whole.length);

    assertThat(Signal.parse(whole)).isEqualTo(signal);
    for (int i = 0; i < MUTATIONS / 10; i++) {
      assertThat(Signal.parse(damage(whole, random))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "17",
        "[]",
        "{}",
        "{\"event\":null}",
        "{\"event\":{}}",
        "{\"event\":\"track\",\"mid\":\"9\"}",
        "{\"event\":\"track\",\"mid\":\"-1\"}",
        "{\"event\":\"track\",\"mid\":{}}",
        "{\"event\":\"tomorrow\"}",
        "{\"event\":\"bye\"} trailing"
      })
  void whatIsNoSignalIsUnknown(String text) {
    assertThat(Signal.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Signal.Unknown.class);
  }

  @Test
  void aDeepSignalIsUnknown() {
    String deep = "{\"event\":" + "[".repeat(30_000);

    assertThat(Signal.parse(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Signal.Unknown.class);
  }

  @Test
  void joinBodiesSurviveTheirWayAndTheirDamage() {
    JoinBody body =
        new JoinBody("v=0\r\n", new AgentStart("ag-1", "here", "GenerateAIAgentCall", "{}"));
    byte[] whole = body.toJson().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);

    assertThat(JoinBody.parse(body.toJson())).contains(body);
    for (int i = 0; i < MUTATIONS; i++) {
      String damaged = new String(damage(whole, random), StandardCharsets.UTF_8);
      assertThat(JoinBody.parse(damaged)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"sdp\":17}", "{\"sdp\":\"v=0\"} x", "v=0"})
  void whatHasNoOfferIsNoJoinBody(String text) {
    assertThat(JoinBody.parse(text)).isEmpty();
  }

  @Test
  void problemsSurviveTheirWayAndTheirDamage() {
    Problem problem = Problem.of(Problem.Code.TOKEN_EXPIRED, "an hour ago", "r-1");
    byte[] whole = problem.toJson().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(2);

    assertThat(Problem.parse(403, problem.toJson())).isEqualTo(problem);
    for (int i = 0; i < MUTATIONS; i++) {
      String damaged = new String(damage(whole, random), StandardCharsets.UTF_8);
      assertThat(Problem.parse(403, damaged).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"code\":{}}"})
  void whatIsNoProblemHasItsStatusAsCode(String text) {
    assertThat(Problem.parse(502, text).code()).isIn("HTTP 502", "");
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = SPLICES[random.nextInt(SPLICES.length)];
        case 2 -> {
          int from = random.nextInt(damaged.length);
          int length = Math.min(random.nextInt(8), damaged.length - Math.max(at, from));
          System.arraycopy(damaged, from, damaged, at, length);
        }
        default -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
      }
    }
    return damaged;
  }
}
