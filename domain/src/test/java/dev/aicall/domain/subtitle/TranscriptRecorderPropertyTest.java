package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conversations; each seed is always the same one. */
class TranscriptRecorderPropertyTest {
  private static final int SENTENCES = 12;
  private static final Duration AT = Duration.ofSeconds(1);

  private final TranscriptRecorder recorder = new TranscriptRecorder();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void shuffledUserCaptionsEndAsTheFinalOnesInOrderOfAppearance(long seed) {
    Random random = new Random(seed);
    List<Caption> captions = new ArrayList<>();
    for (int id = 1; id <= SENTENCES; id++) {
      for (int words = 1; words <= 5; words++) {
        captions.add(new Caption(id, "word ".repeat(words), words == 5));
      }
      captions.add(new Caption(id, "word ".repeat(5), true));
    }
    Collections.shuffle(captions, random);

    captions.forEach(this::userSays);

    assertThat(recorder.snapshot().turns())
        .extracting(Turn::sentenceId)
        .containsExactlyElementsOf(captions.stream().map(Caption::id).distinct().toList());
    assertThat(recorder.snapshot().turns())
        .allMatch(turn -> turn.complete() && turn.text().equals("word ".repeat(5)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whatIsHeardIsWhatCameBeforeTheCut(long seed) {
    Random random = new Random(seed);
    List<StringBuilder> heard = new ArrayList<>(List.of(new StringBuilder()));
    List<StringBuilder> produced = new ArrayList<>(List.of(new StringBuilder()));
    List<Integer> cut = new ArrayList<>();
    for (int id = 1; id <= SENTENCES; id++) {
      heard.add(new StringBuilder());
      produced.add(new StringBuilder());
      for (int piece = 0; piece < 6; piece++) {
        agentSays(id, heard.get(id), produced.get(id));
      }
      if (random.nextBoolean()) {
        recorder.interrupted(ARTCAICallSpeakingInterruptedReason.byVoice, AT);
        cut.add(id);
      }
      if (!cut.isEmpty()) {
        int late = cut.get(random.nextInt(cut.size()));
        agentSays(late, new StringBuilder(), produced.get(late));
      }
      userSays(new Caption(id + 1, "next", true));
    }

    for (Turn turn : agentTurns()) {
      int id = turn.sentenceId();
      assertThat(turn.heard()).isEqualTo(heard.get(id).toString());
      assertThat(turn.text()).isEqualTo(produced.get(id).toString());
      assertThat(turn.isInterrupted()).isEqualTo(cut.contains(id));
    }
    assertThat(agentTurns()).hasSize(SENTENCES);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void anyMessagesInAnyOrderKeepPlacesAndWhatWasHeard(long seed) {
    Random random = new Random(seed);
    List<Turn> before = List.of();
    for (int i = 0; i < 2000; i++) {
      anyMessage(random);
      List<Turn> now = recorder.snapshot().turns();
      assertThat(now).hasSizeGreaterThanOrEqualTo(before.size());
      for (int place = 0; place < before.size(); place++) {
        Turn was = before.get(place);
        Turn is = now.get(place);
        assertThat(is.speaker()).isEqualTo(was.speaker());
        assertThat(is.sentenceId()).isEqualTo(was.sentenceId());
        assertThat(is.start()).isEqualTo(was.start());
        if (was.speaker() == Turn.Speaker.AGENT) {
          assertThat(is.heard()).startsWith(was.heard());
        }
        if (was.isInterrupted()) {
          assertThat(is.heard()).isEqualTo(was.heard());
          assertThat(is.interruption()).isEqualTo(was.interruption());
          assertThat(is.end()).isEqualTo(was.end());
        }
      }
      before = now;
    }
  }

  private void anyMessage(Random random) {
    int id = random.nextInt(6);
    boolean end = random.nextInt(3) == 0;
    String text = "abc de. *f".substring(random.nextInt(4), 4 + random.nextInt(7));
    Duration at = Duration.ofMillis(random.nextInt(10_000));
    switch (random.nextInt(6)) {
      case 0 -> recorder.userSubtitle(text, end, id, ARTCAICallVoiceprintResult.Unknown, at);
      case 1, 2 -> recorder.agentSubtitle(text, end, id, at);
      case 3 -> recorder.interrupted(ARTCAICallSpeakingInterruptedReason.fromValue(id), at);
      case 4 -> recorder.replyCompleted(text, id, at);
      default -> {
        recorder.emotion(text, id);
        recorder.latency(id, at);
      }
    }
  }

  private void userSays(Caption caption) {
    recorder.userSubtitle(
        caption.text, caption.end, caption.id, ARTCAICallVoiceprintResult.Unknown, AT);
  }

  private void agentSays(int id, StringBuilder heard, StringBuilder produced) {
    String piece = "p" + produced.length() + " ";
    heard.append(piece);
    produced.append(piece);
    recorder.agentSubtitle(piece, false, id, AT);
  }

  private List<Turn> agentTurns() {
    return recorder.snapshot().turns().stream()
        .filter(turn -> turn.speaker() == Turn.Speaker.AGENT)
        .toList();
  }

  private record Caption(int id, String text, boolean end) {}
}
