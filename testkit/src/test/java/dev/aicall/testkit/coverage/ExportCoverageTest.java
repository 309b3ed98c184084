package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.api.transcript.Turn;
import dev.aicall.domain.subtitle.TranscriptJson;
import dev.aicall.domain.subtitle.TranscriptParse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One conversation over the fake, as a file of each format, to the letter and read back. */
@ExtendWith(CoverageExtension.class)
class ExportCoverageTest {
  @Test
  @Covers.Format(TranscriptFormat.JSON)
  @Covers.Value("exportTranscript")
  void jsonHasEverything(TestCall call) throws IOException {
    String empty = call.engine().exportTranscript(TranscriptFormat.JSON);
    converse(call);
    String file = call.engine().exportTranscript(TranscriptFormat.JSON);

    assertThat(file).isEqualTo(expected("conversation.json")).isNotEqualTo(empty);
    assertThat(TranscriptJson.parse(file))
        .isEqualTo(new TranscriptParse.Parsed(call.engine().getTranscript()));
  }

  @Test
  @Covers.Format(TranscriptFormat.SRT)
  void srtHasWhatWasHeard(TestCall call) throws IOException {
    converse(call);
    String file = call.engine().exportTranscript(TranscriptFormat.SRT);

    assertThat(file).isEqualTo(expected("conversation.srt"));
    assertThat(SubtitleFiles.srt(file)).isEqualTo(cuesOf(call.engine().getTranscript()));
  }

  @Test
  @Covers.Format(TranscriptFormat.WEBVTT)
  void webVttHasWhatWasHeard(TestCall call) throws IOException {
    converse(call);
    String file = call.engine().exportTranscript(TranscriptFormat.WEBVTT);

    assertThat(file).isEqualTo(expected("conversation.vtt"));
    assertThat(SubtitleFiles.webVtt(file)).isEqualTo(cuesOf(call.engine().getTranscript()));
  }

  @Test
  @Covers.Format(TranscriptFormat.MARKDOWN)
  void markdownHasWhatAReaderWantsToKnow(TestCall call) throws IOException {
    converse(call);
    String file = call.engine().exportTranscript(TranscriptFormat.MARKDOWN);

    assertThat(file).isEqualTo(expected("conversation.md"));
    assertThat(SubtitleFiles.markdown(file))
        .extracting(
            SubtitleFiles.Paragraph::speaker,
            SubtitleFiles.Paragraph::notes,
            SubtitleFiles.Paragraph::text)
        .containsExactly(
            tuple("Agent", "", "Welcome to the line"),
            tuple("User", "", "How is the weather?"),
            tuple("Agent", ", happy, after 300 ms", "It is *(cut off by the app)*"),
            tuple("Other speaker", "", "psst"));
  }

  /** A greeting, an answer with a feeling that is cut, and somebody who is not recognised. */
  private static void converse(TestCall call) {
    call.agent()
        .greets("Welcome to the line")
        .measuresLatency(true)
        .whenUserSays("weather")
        .feeling("happy")
        .replies("It is sunny today");
    call.begin();
    call.passMillis(2_000);
    call.agent().userSays("How is the weather?", ARTCAICallVoiceprintResult.DetectedSpeaker);
    call.passMillis(2_000);
    assertThat(call.engine().interruptSpeaking()).isTrue();
    call.passMillis(1_000);
    call.agent().userSays("psst", ARTCAICallVoiceprintResult.UndetectedSpeaker);
    call.passMillis(1_000);
    call.engine().handup(false);
    call.settle();

    assertThat(call.engine().getTranscript().turns())
        .extracting(Turn::interruption)
        .containsExactly(null, null, ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking, null);
  }

  private static List<SubtitleFiles.Cue> cuesOf(Transcript transcript) {
    return transcript.turns().stream().map(ExportCoverageTest::cueOf).toList();
  }

  /** A player shows each turn from its start to its end, at least for a second. */
  private static SubtitleFiles.Cue cueOf(Turn turn) {
    String user = turn.isOtherSpeaker() ? "Other speaker" : "User";
    String speaker = turn.speaker() == Turn.Speaker.AGENT ? "Agent" : user;
    Duration readable = turn.start().plusSeconds(1);
    Duration end = turn.end().compareTo(readable) > 0 ? turn.end() : readable;
    return new SubtitleFiles.Cue(speaker, turn.start(), end, turn.heard().strip());
  }

  private static String expected(String name) throws IOException {
    try (InputStream file = ExportCoverageTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
