package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.TranscriptFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptExporterTest {
  @ParameterizedTest
  @CsvSource({
    "weather, JSON, json",
    "weather, SRT, srt",
    "weather, WEBVTT, vtt",
    "weather, MARKDOWN, md",
    "hostile, JSON, json",
    "hostile, SRT, srt",
    "hostile, WEBVTT, vtt",
    "hostile, MARKDOWN, md",
    "empty, JSON, json",
    "empty, SRT, srt",
    "empty, WEBVTT, vtt",
    "empty, MARKDOWN, md",
  })
  void filesAreAsExpected(String name, TranscriptFormat format, String extension)
      throws IOException {
    String file = TranscriptExporter.export(conversation(name), format);

    assertThat(file).isEqualTo(resource(name + "." + extension));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void playersReadBackWhatWasHeardInOrder(long seed) {
    Transcript transcript = anyConversation(seed);
    List<SubtitleFile.Entry> expected =
        Cue.of(transcript).stream()
            .map(
                cue ->
                    new SubtitleFile.Entry(
                        cue.start(),
                        cue.end(),
                        cue.speaker() + ": " + String.join("\n", cue.lines())))
            .toList();

    String srt = TranscriptExporter.export(transcript, TranscriptFormat.SRT);
    String webVtt = TranscriptExporter.export(transcript, TranscriptFormat.WEBVTT);

    assertThat(expected).isNotEmpty();
    assertThat(SubtitleFile.webVtt(webVtt)).isEqualTo(expected);
    assertThat(SubtitleFile.srt(srt))
        .usingRecursiveComparison()
        .ignoringFields("text")
        .isEqualTo(expected);
    Duration before = Duration.ZERO;
    for (SubtitleFile.Entry entry : expected) {
      assertThat(entry.start()).isGreaterThanOrEqualTo(before);
      assertThat(entry.end()).isGreaterThan(entry.start());
      before = entry.start();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void markdownHasOneLineForEachTurn(long seed) {
    Transcript transcript = anyConversation(seed);

    String page = TranscriptExporter.export(transcript, TranscriptFormat.MARKDOWN);

    List<String> paragraphs = List.of(page.split("\n\n"));
    assertThat(paragraphs).hasSize(transcript.turns().size() + 1);
    assertThat(paragraphs.subList(1, paragraphs.size()))
        .allMatch(line -> line.startsWith("**") && !line.strip().contains("\n"));
  }

  @Test
  void hoursBeyondTwoDigitsAreWrittenInFull() {
    Transcript transcript =
        new Conversation().pause(Duration.ofHours(123)).userEnd(1, "Still here").transcript();

    assertThat(TranscriptExporter.export(transcript, TranscriptFormat.SRT))
        .isEqualTo("1\n123:00:00,100 --> 123:00:01,100\nUser: Still here\n\n");
    assertThat(TranscriptExporter.export(transcript, TranscriptFormat.WEBVTT))
        .isEqualTo("WEBVTT\n\n123:00:00.100 --> 123:00:01.100\n<v User>Still here\n");
  }

  static Transcript conversation(String name) {
    return switch (name) {
      case "weather" -> weather();
      case "hostile" -> hostile();
      default -> new Conversation().transcript();
    };
  }

  private static Transcript weather() {
    Duration pause = Duration.ofSeconds(2);
    Conversation call = new Conversation();
    call.pause(pause).agentEnd(0, "Welcome!").pause(pause);
    call.user(1, "How is").userEnd(1, "How is the weather?");
    call.userEnd(2, "psst", ARTCAICallVoiceprintResult.UndetectedSpeaker).pause(pause);
    call.emotion(1, "happy").latency(1, 850).agent(1, "It is").pause(pause).agent(1, " sunny,");
    call.user(3, "And").cut(ARTCAICallSpeakingInterruptedReason.byVoice);
    call.reply(1, "It is sunny, 24 degrees.").pause(pause);
    call.userEnd(3, "And tomorrow?", ARTCAICallVoiceprintResult.DetectedSpeaker).pause(pause);
    call.reply(3, "Let me see.").cut(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
    return call.agent(4, "Yes").transcript();
  }

  private static Transcript hostile() {
    Conversation call = new Conversation();
    call.userEnd(1, "<b>1 --> 2</b> & \"3\"\n\n2\n00:00:00,000 --> 00:00:01,000\r\nhi");
    call.agentEnd(
        1, "# no heading\n- no list\n\n```\n| no | table |\u2028\u0007*no* _emphasis_ $x$");
    call.emotion(1, "**happy**");
    call.agent(2, "\\[no link](javascript:0) ~~").cut(ARTCAICallSpeakingInterruptedReason.byWords);
    return call.agent(2, "<script>&amp;`code`</script>").userEnd(3, "今天 😀\n").transcript();
  }

  private static Transcript anyConversation(long seed) {
    Random random = new Random(seed);
    Conversation call = new Conversation();
    String[] pieces = {
      "word", " ", "\n", "\n\n", "-->", "<v X>", "&lt;", "7", "\u2028", "~~", "😀"
    };
    for (int i = 0; i < 500; i++) {
      String text = pieces[random.nextInt(pieces.length)] + pieces[random.nextInt(pieces.length)];
      int id = 1 + random.nextInt(40);
      switch (random.nextInt(5)) {
        case 0 -> call.user(id, text);
        case 1 -> call.userEnd(id, text);
        case 2 -> call.cut(ARTCAICallSpeakingInterruptedReason.byVoice);
        default -> call.agent(id, text);
      }
    }
    return call.transcript();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TranscriptExporterTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
