package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TranscriptRecorderThreadTest {
  private static final int TURNS = 2_000;
  private static final int PIECES = 10;

  private final TranscriptRecorder recorder = new TranscriptRecorder();

  @Test
  void snapshotsOfOtherThreadsAreBeginningsOfTheWhole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<Void> loop = CompletableFuture.runAsync(this::converse, threads);
      CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> watch(loop), threads);

      assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
      loop.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(recorder.snapshot().turns()).hasSize(2 * TURNS).allMatch(Turn::complete);
  }

  private void converse() {
    for (int id = 1; id <= TURNS; id++) {
      Duration at = Duration.ofMillis(id);
      recorder.userSubtitle("?", true, id, ARTCAICallVoiceprintResult.Unknown, at);
      for (int piece = 1; piece <= PIECES; piece++) {
        recorder.agentSubtitle("piece ", piece == PIECES, id, at);
      }
    }
  }

  private int watch(CompletableFuture<Void> loop) {
    int snapshots = 0;
    int size = 0;
    do {
      List<Turn> turns = recorder.snapshot().turns();
      assertThat(turns.size()).isGreaterThanOrEqualTo(size);
      size = turns.size();
      for (int i = 1; i < size - 1; i += 2) {
        assertThat(turns.get(i).text()).isEqualTo("piece ".repeat(PIECES));
      }
      snapshots++;
    } while (!loop.isDone());
    return snapshots;
  }
}
