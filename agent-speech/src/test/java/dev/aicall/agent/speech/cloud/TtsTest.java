package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer.Utterance;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.sound.Wav;
import dev.aicall.agent.speech.testing.StubAnswer;
import dev.aicall.agent.speech.testing.StubLlm;
import dev.aicall.agent.speech.testing.StubRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TtsTest {
  private static final String KEY = "sk-Gh7-secret";

  private final StubLlm stub = StubLlm.start();

  @AfterEach
  void closeStub() {
    stub.close();
  }

  private TtsSynthesizer voice(String... more) {
    SpeechSettings settings = new SpeechSettings(null, null, stub.options("tts", more));
    return new TtsSynthesizer(settings);
  }

  private static byte[] wav(int rateHz, int samples) {
    short[] sound = new short[samples];
    Arrays.fill(sound, (short) 1000);
    return Wav.write(new Wav.Sound(rateHz, sound));
  }

  private static int speak(TtsSynthesizer voice, String text) {
    int[] heard = new int[1];
    voice.speak(
        new Utterance(text, "", 1.0),
        (samples, offset, length) -> {
          heard[0] += length;
          return true;
        });
    return heard[0];
  }

  @Test
  void aSentenceIsAskedForAndComesAt16Khz() throws Exception {
    stub.always(StubLlm.SPEECH, StubAnswer.sound(wav(24_000, 24_000)));
    try (TtsSynthesizer voice =
        voice("tts.apiKey", KEY, "tts.voices", "nova, echo", "tts.query.version", "2")) {
      assertThat(voice.voices()).containsExactly("nova", "echo");
      int[] heard = new int[1];
      voice.speak(
          new Utterance("Gr\u00fc\u00df \"dich\".", "echo", 1.5),
          (samples, offset, length) -> {
            heard[0] += length;
            assertThat(samples[offset + length / 2]).isBetween((short) 990, (short) 1010);
            return true;
          });
      voice.speak(new Utterance("Hi.", "unknown", 1.0), (samples, offset, length) -> false);

      assertThat(heard[0]).isEqualTo(16_000);
      StubRequest request = stub.takeRequest();
      JsonNode body = new ObjectMapper().readTree(request.text());
      assertThat(request.path()).isEqualTo(StubLlm.SPEECH);
      assertThat(request.query()).isEqualTo("version=2");
      assertThat(request.headers()).containsEntry("authorization", "Bearer " + KEY);
      assertThat(body.path("input").asText()).isEqualTo("Gr\u00fc\u00df \"dich\".");
      assertThat(body.path("voice").asText()).isEqualTo("echo");
      assertThat(body.path("speed").asDouble()).isEqualTo(1.5);
      assertThat(body.path("response_format").asText()).isEqualTo("wav");
      assertThat(stub.takeRequest().text()).contains("\"nova\"");
    }
  }

  @Test
  void nothingIsAskedForNothing() {
    try (TtsSynthesizer voice = voice()) {
      assertThat(speak(voice, " ")).isZero();
      assertThatThrownBy(
              () -> voice.speak(new Utterance("x", "", 3), (samples, offset, length) -> true))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(stub.connections()).isZero();
    }
  }

  @Test
  void aLongTextIsAskedForInParts() throws Exception {
    stub.always(StubLlm.SPEECH, StubAnswer.sound(wav(16_000, 160)));
    try (TtsSynthesizer voice = voice()) {
      String text = "word ".repeat(2000).strip();
      assertThat(speak(voice, text)).isEqualTo(480);

      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        String part = new ObjectMapper().readTree(stub.takeRequest().text()).path("input").asText();
        assertThat(part).hasSizeLessThanOrEqualTo(4000);
        all.append(all.isEmpty() ? "" : " ").append(part);
      }
      assertThat(all).hasToString(text);
    }
  }

  @Test
  void aSlowAnswerEndsInTime() {
    stub.next(StubLlm.SPEECH, StubAnswer.stalls());
    try (TtsSynthesizer voice = voice("tts.timeoutMs", "200")) {
      assertThatThrownBy(() -> speak(voice, "Hi."))
          .isInstanceOfSatisfying(
              ServiceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT))
          .hasMessage("tts: no answer in 200 ms");
    }
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    stub.next(StubLlm.SPEECH, StubAnswer.stalls());
    try (TtsSynthesizer voice = voice()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> speak(voice, "Hi.")).isInstanceOf(ServiceFailure.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void failuresAreTypedAndTheNextSentenceWorks() {
    byte[] html = ("<html>" + KEY + "</html>").getBytes(StandardCharsets.UTF_8);
    stub.next(StubLlm.SPEECH, StubAnswer.error(401, "bad key " + KEY))
        .next(StubLlm.SPEECH, StubAnswer.error(422, "bad key " + KEY))
        .next(StubLlm.SPEECH, StubAnswer.error(503, "oops"))
        .next(StubLlm.SPEECH, StubAnswer.plain(200, "text/html", html))
        .next(StubLlm.SPEECH, StubAnswer.sound(new byte[0]))
        .next(StubLlm.SPEECH, StubAnswer.sound(Arrays.copyOf(wav(16_000, 100), 44)))
        .next(StubLlm.SPEECH, StubAnswer.dies())
        .next(StubLlm.SPEECH, StubAnswer.sound(new byte[BoundedBody.MAX_BYTES + 1]))
        .next(StubLlm.SPEECH, StubAnswer.sound(wav(16_000, 160)));
    try (TtsSynthesizer voice = voice("tts.apiKey", KEY)) {
      for (Kind kind :
          List.of(
              Kind.KEY_REFUSED,
              Kind.REQUEST_REFUSED,
              Kind.SERVICE_ERROR,
              Kind.NOT_UNDERSTOOD,
              Kind.NOT_UNDERSTOOD,
              Kind.EMPTY,
              Kind.CUT_OFF,
              Kind.NOT_UNDERSTOOD)) {
        assertThatThrownBy(() -> speak(voice, "Hi."))
            .isInstanceOfSatisfying(
                ServiceFailure.class,
                failure -> assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind))
            .hasMessageStartingWith("tts: ")
            .hasMessageNotContaining("Gh7")
            .hasNoCause();
      }
      assertThat(speak(voice, "Hi.")).isEqualTo(160);
    }
  }
}
