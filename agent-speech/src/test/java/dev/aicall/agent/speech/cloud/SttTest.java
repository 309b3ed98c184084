package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.sound.Wav;
import dev.aicall.agent.speech.testing.StubAnswer;
import dev.aicall.agent.speech.testing.StubLlm;
import dev.aicall.agent.speech.testing.StubRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SttTest {
  private static final String KEY = "sk-Gh7-secret";

  private final StubLlm stub = StubLlm.start();

  @AfterEach
  void closeStub() {
    stub.close();
  }

  /** Loads classes, so that a short time is enough for the test that has one. */
  @BeforeAll
  static void warmUp() {
    try (StubLlm stub = StubLlm.start()) {
      stub.next(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript("yes"));
      try (SttEngine engine = new SttEngine(new SpeechSettings(null, null, stub.options("stt")));
          SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
        turn(recognizer, ramp(10));
      }
    }
  }

  private SttEngine engine(String... more) {
    SpeechSettings settings = new SpeechSettings(null, null, stub.options("stt", more));
    return new SttEngine(settings);
  }

  private static short[] ramp(int samples) {
    short[] sound = new short[samples];
    for (int i = 0; i < samples; i++) {
      sound[i] = (short) (i % 1000);
    }
    return sound;
  }

  private static SpeechRecognizer.Result turn(SpeechRecognizer recognizer, short[] sound) {
    recognizer.begin();
    for (int i = 0; i < sound.length; i += 320) {
      recognizer.hear(sound, i, Math.min(320, sound.length - i));
    }
    assertThat(recognizer.partial()).isEmpty();
    return recognizer.finish();
  }

  private static short[] sentSound(StubRequest request) {
    int start = request.latin1().indexOf("RIFF");
    int end = request.latin1().lastIndexOf("\r\n--");
    return Wav.read(Arrays.copyOfRange(request.body(), start, end)).samples();
  }

  @Test
  void eachTurnIsSentAsAWav() {
    stub.next(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript(" Go forward, ten meters! "))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript("It\u2019s \u00dcber-odd."));
    try (SttEngine engine = engine("stt.apiKey", KEY, "stt.query.version", "2");
        SpeechRecognizer recognizer =
            engine.newRecognizer("zh_mandarin", List.of("robot", "gr\u00fcn"))) {
      short[] sound = ramp(4000);

      SpeechRecognizer.Result first = turn(recognizer, sound);
      SpeechRecognizer.Result second = turn(recognizer, ramp(100));

      assertThat(first).isEqualTo(new SpeechRecognizer.Result("go forward ten meters", true));
      assertThat(second).isEqualTo(new SpeechRecognizer.Result("it's \u00fcber odd", false));
      StubRequest request = stub.takeRequest();
      assertThat(request.path()).isEqualTo(StubLlm.TRANSCRIPTIONS);
      assertThat(request.query()).isEqualTo("version=2");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer " + KEY)
          .containsKey("content-length");
      assertThat(request.text())
          .contains("name=\"model\"\r\n\r\nstub\r\n")
          .contains("name=\"language\"\r\n\r\nzh\r\n")
          .contains("name=\"prompt\"\r\n\r\nrobot, gr\u00fcn\r\n")
          .contains("Content-Type: audio/wav\r\n");
      assertThat(sentSound(request)).isEqualTo(sound);
      assertThat(sentSound(stub.takeRequest())).isEqualTo(ramp(100));
    }
  }

  @ParameterizedTest
  @CsvSource({"en, '', en", "zh_en, de, ''", "'', de, de", "'', '', ''"})
  void languageIsTheCallsOrTheOptions(String ofCall, String ofOption, String sent) {
    stub.always(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript("yes"));
    try (SttEngine engine = engine("stt.language", ofOption);
        SpeechRecognizer recognizer = engine.newRecognizer(ofCall, List.of())) {
      turn(recognizer, ramp(10));

      String body = stub.takeRequest().latin1();
      assertThat(body).doesNotContain("name=\"prompt\"");
      if (sent.isEmpty()) {
        assertThat(body).doesNotContain("name=\"language\"");
      } else {
        assertThat(body).contains("name=\"language\"\r\n\r\n" + sent + "\r\n");
      }
    }
  }

  @Test
  void whatIsTooLongIsNotKept() {
    stub.always(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript("yes"));
    try (SttEngine engine = engine("stt.maxSeconds", "1");
        SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      turn(recognizer, ramp(50_000));

      assertThat(sentSound(stub.takeRequest())).isEqualTo(ramp(16_000));
    }
  }

  @Test
  void silenceAndForgottenTurnsAreNotSent() {
    try (SttEngine engine = engine();
        SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      recognizer.begin();
      recognizer.hear(ramp(100), 0, 100);
      recognizer.cancel();
      assertThatThrownBy(recognizer::finish).isInstanceOf(IllegalStateException.class);
      recognizer.begin();
      assertThat(recognizer.finish()).isEqualTo(new SpeechRecognizer.Result("", false));

      assertThat(stub.connections()).isZero();
    }
  }

  @Test
  void failuresAreTypedAndTheNextTurnWorks() {
    String html = "<html>" + KEY + "</html>";
    stub.next(StubLlm.TRANSCRIPTIONS, StubAnswer.error(401, "bad key " + KEY))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.error(400, "bad key " + KEY))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.error(429, "slow"))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.error(500, "oops"))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.plain(302, "a/b", new byte[0], "Location", "/x"))
        .next(
            StubLlm.TRANSCRIPTIONS,
            StubAnswer.plain(200, "text/html", html.getBytes(StandardCharsets.UTF_8)))
        .next(
            StubLlm.TRANSCRIPTIONS,
            StubAnswer.plain(200, "a/json", "{\"te".getBytes(StandardCharsets.UTF_8)))
        .next(
            StubLlm.TRANSCRIPTIONS,
            StubAnswer.plain(200, "a/json", "{}".getBytes(StandardCharsets.UTF_8)))
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.dies())
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.transcript("stop"));
    try (SttEngine engine = engine("stt.apiKey", KEY);
        SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      for (Kind kind :
          List.of(
              Kind.KEY_REFUSED,
              Kind.REQUEST_REFUSED,
              Kind.BUSY,
              Kind.SERVICE_ERROR,
              Kind.REDIRECTED,
              Kind.NOT_UNDERSTOOD,
              Kind.NOT_UNDERSTOOD,
              Kind.NOT_UNDERSTOOD,
              Kind.CUT_OFF)) {
        assertThatThrownBy(() -> turn(recognizer, ramp(10)))
            .isInstanceOfSatisfying(
                ServiceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
            .hasMessageStartingWith("stt: ")
            .hasMessageNotContaining("Gh7")
            .hasNoCause();
      }
      assertThat(turn(recognizer, ramp(10)).text()).isEqualTo("stop");
    }
  }

  @Test
  void aSlowAnswerEndsInTime() {
    StubAnswer dribbles =
        exchange -> {
          exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"text\":");
          exchange.awaitClientGone();
        };
    stub.next(StubLlm.TRANSCRIPTIONS, StubAnswer.stalls()).next(StubLlm.TRANSCRIPTIONS, dribbles);
    try (SttEngine engine = engine("stt.timeoutMs", "1000");
        SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> turn(recognizer, ramp(10)))
            .isInstanceOfSatisfying(
                ServiceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT))
            .hasMessage("stt: no answer in 1000 ms");
        stub.awaitConnectionEnd();
      }
    }
  }

  @Test
  void closingEndsATurnThatWaits() throws Exception {
    stub.next(StubLlm.TRANSCRIPTIONS, StubAnswer.stalls())
        .next(StubLlm.TRANSCRIPTIONS, StubAnswer.stalls());
    SttEngine engine = engine();
    SpeechRecognizer closed = engine.newRecognizer("", List.of());
    CompletableFuture<?> waits = inThread(() -> turn(closed, ramp(10)));
    stub.takeRequest();
    closed.close();
    assertThatThrownBy(waits::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ServiceFailure.class);
    stub.awaitConnectionEnd();

    SpeechRecognizer other = engine.newRecognizer("", List.of());
    CompletableFuture<?> waitsToo = inThread(() -> turn(other, ramp(10)));
    stub.takeRequest();
    engine.close();
    assertThatThrownBy(waitsToo::get)
        .hasCauseInstanceOf(ServiceFailure.class)
        .hasMessageContaining("the engine is closed");
    stub.awaitConnectionEnd();
  }

  private static CompletableFuture<?> inThread(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    FutureTask<Void> run =
        new FutureTask<>(
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            },
            null);
    new Thread(run, "stt-test").start();
    return done;
  }
}
