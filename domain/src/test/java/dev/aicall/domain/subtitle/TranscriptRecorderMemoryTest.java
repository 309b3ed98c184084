package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptRecorderMemoryTest {
  private static final int PARTIALS = 10_000;
  private static final int SENTENCE = 1_000_000;
  private static final Duration AT = Duration.ofSeconds(1);

  private final TranscriptRecorder recorder = new TranscriptRecorder();

  @Test
  void onlyTheLastOfManyPartialsIsKept() {
    List<WeakReference<String>> captions = new ArrayList<>();
    for (int i = 0; i < PARTIALS; i++) {
      String caption = "caption " + i;
      captions.add(new WeakReference<>(caption));
      userSays(caption);
    }

    System.gc();

    assertThat(captions.stream().filter(caption -> caption.get() != null)).hasSize(1);
    assertThat(recorder.snapshot().turns().get(0).text()).isEqualTo("caption " + (PARTIALS - 1));
  }

  @Test
  void partialsOfTheUserAllocateNothing() {
    String[] captions = {"How is", "How is the weather"};

    long bytes = allocatedPerCall(i -> userSays(captions[i & 1]));

    assertThat(bytes).isZero();
  }

  @Test
  void captionsOfTheAgentAllocateNoMoreThanRoomForTheirWords() {
    String caption = "word ";

    long bytes = allocatedPerCall(i -> recorder.agentSubtitle(caption, false, SENTENCE, AT));

    assertThat(bytes).isLessThanOrEqualTo(4L * caption.length());
  }

  private void userSays(String caption) {
    recorder.userSubtitle(caption, false, SENTENCE, ARTCAICallVoiceprintResult.Unknown, AT);
  }

  /** Bytes per call, rounded down, so that what the measuring itself needs does not count. */
  private static long allocatedPerCall(Append append) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    append.append(0);
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < PARTIALS; i++) {
      append.append(i);
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / PARTIALS;
  }

  private interface Append {
    void append(int i);
  }

  @Test
  void anAgentThatNeverEndsFillsTheTranscriptAndNoMore() {
    TranscriptRecorder recorder = new TranscriptRecorder();
    String piece = "x".repeat(10_000);
    for (int i = 0; i < 1_000; i++) {
      recorder.agentSubtitle(piece, false, i % 7, Duration.ZERO);
      recorder.userSubtitle(piece, false, i, ARTCAICallVoiceprintResult.Unknown, Duration.ZERO);
    }

    int chars = recorder.snapshot().turns().stream().mapToInt(turn -> turn.text().length()).sum();
    assertThat(chars)
        .isBetween(TranscriptRecorder.MAX_CHARS - 10_000, TranscriptRecorder.MAX_CHARS);
  }
}
