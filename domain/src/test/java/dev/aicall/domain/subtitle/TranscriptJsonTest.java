package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"weather", "hostile", "empty"})
  void whatIsWrittenIsReadBack(String name) {
    Transcript transcript = TranscriptExporterTest.conversation(name);

    assertThat(TranscriptJson.parse(TranscriptJson.write(transcript)))
        .isEqualTo(new TranscriptParse.Parsed(transcript));
  }

  @Test
  void missingFieldsHaveDefaults() {
    String json =
        """
        {"turns":[{"speaker":"AGENT","text":"Hi","startMs":5}],"startedAt":"2026-01-01T00:00:00Z"}
        """;

    assertThat(TranscriptJson.parse(json))
        .isEqualTo(
            new TranscriptParse.Parsed(
                new Transcript(
                    Instant.parse("2026-01-01T00:00:00Z"),
                    List.of(
                        new Turn(
                            Turn.Speaker.AGENT,
                            0,
                            "Hi",
                            "Hi",
                            false,
                            null,
                            ARTCAICallVoiceprintResult.Unknown,
                            null,
                            null,
                            Duration.ofMillis(5),
                            Duration.ofMillis(5))))));
  }

  @Test
  void newerNamesAndKeysAreTakenForUnknownOnes() {
    Turn turn =
        parsed(
            turn(
                "\"interruption\":\"byThunder\",\"voiceprint\":\"Twin\",\"new\":[1],\"heard\":\"H\""));

    assertThat(turn.interruption()).isEqualTo(ARTCAICallSpeakingInterruptedReason.unknown);
    assertThat(turn.voiceprint()).isEqualTo(ARTCAICallVoiceprintResult.Unknown);
    assertThat(turn.unheard()).isEqualTo("i");
  }

  @Test
  void negativeLatencyIsReadAsItIs() {
    assertThat(parsed(turn("\"latencyMs\":-20")).latency()).isEqualTo(Duration.ofMillis(-20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "\"speaker\":\"ROBOT\"; /turns/0/speaker; expected USER or AGENT, got \"ROBOT\"",
        "\"speaker\":null; /turns/0/speaker; expected text, got null",
        "\"text\":7; /turns/0/text; expected text, got 7",
        "\"startMs\":\"x\"; /turns/0/startMs; expected whole milliseconds, got \"x\"",
        "\"startMs\":1.5; /turns/0/startMs; expected whole milliseconds, got 1.5",
        "\"startMs\":-1; /turns/0/startMs; expected whole milliseconds, at least 0, got -1",
        "\"startMs\":99999999999999999999; /turns/0/startMs; expected whole milliseconds, got 99999999999999999999",
        "\"endMs\":4; /turns/0/endMs; expected whole milliseconds, at least 5, got 4",
        "\"latencyMs\":{}; /turns/0/latencyMs; expected whole milliseconds, got {}",
        "\"sentenceId\":9999999999; /turns/0/sentenceId; expected a whole number, got 9999999999",
        "\"complete\":1; /turns/0/complete; expected true or false, got 1",
        "\"heard\":\"Ha\"; /turns/0/heard; expected a beginning of text, got \"Ha\"",
        "\"emotion\":[]; /turns/0/emotion; expected text, got []",
        "\"voiceprint\":2; /turns/0/voiceprint; expected text, got 2",
      })
  void unfitFieldsAreNamed(String field, String position, String reason) {
    assertThat(TranscriptJson.parse(turn(field)))
        .isEqualTo(new TranscriptParse.Rejected(reason, position));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "[]; ||; expected an object, got []",
        "{}; /startedAt; expected a time such as 2026-01-01T00:00:00Z, got nothing",
        "{\"startedAt\":\"now\"}; /startedAt; expected a time such as 2026-01-01T00:00:00Z, got \"now\"",
        "{\"startedAt\":\"2026-01-01T00:00:00Z\"}; /turns; expected an array, got nothing",
        "{\"startedAt\":\"2026-01-01T00:00:00Z\",\"turns\":[3]}; /turns/0; expected an object, got 3",
      })
  void unfitDocumentsAreRejected(String json, String position, String reason) {
    assertThat(TranscriptJson.parse(json))
        .isEqualTo(new TranscriptParse.Rejected(reason, position));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\n  x", "{} {}", "{\"a\":", "\u0000"})
  void textThatIsNotJsonIsRejectedWithItsPlace(String json) {
    assertThat(TranscriptJson.parse(json))
        .isInstanceOfSatisfying(
            TranscriptParse.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).startsWith("not JSON: ");
              assertThat(rejected.position()).matches("line \\d+, column \\d+");
            });
  }

  @Test
  void emptyTextIsRejected() {
    assertThat(TranscriptJson.parse("")).isInstanceOf(TranscriptParse.Rejected.class);
  }

  @Test
  void longValuesAreCutInReasons() {
    assertThat(TranscriptJson.parse("[" + "1,".repeat(1000) + "1]"))
        .isInstanceOfSatisfying(
            TranscriptParse.Rejected.class,
            rejected -> assertThat(rejected.reason()).hasSizeLessThan(100).endsWith("…"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedFilesNeverThrow(long seed) {
    Random random = new Random(seed);
    String json = TranscriptJson.write(TranscriptExporterTest.conversation("weather"));
    for (int i = 0; i < 2000; i++) {
      StringBuilder damaged = new StringBuilder(json);
      for (int damage = 0; damage < 3; damage++) {
        int at = random.nextInt(damaged.length() - 10);
        damaged.delete(at, at + random.nextInt(10));
        damaged.insert(at, "{}[]\",:0-e.nt".charAt(random.nextInt(13)));
      }

      assertThat(TranscriptJson.parse(damaged.toString())).isNotNull();
    }
  }

  private static Turn parsed(String json) {
    return ((TranscriptParse.Parsed) TranscriptJson.parse(json)).transcript().turns().get(0);
  }

  /** A sound file with one turn, of which the last key given counts. */
  private static String turn(String field) {
    return "{\"startedAt\":\"2026-01-01T00:00:00Z\",\"turns\":[{\"speaker\":\"USER\","
        + "\"text\":\"Hi\",\"startMs\":5,"
        + field
        + "}]}";
  }
}
