package dev.aicall.benchmarks;

import dev.aicall.agent.speech.testing.CallerEar;
import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Moment;
import dev.aicall.agent.speech.testing.Speech;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One call of somebody who speaks and listens. */
final class VoiceCaller implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  /** Longer than any pause inside an answer. */
  private static final Duration QUIET = Duration.ofMillis(700);

  private final CallerMouth mouth = new CallerMouth();
  private final CallerEar ear = new CallerEar();
  private final ARTCAICallEngineInterface engine;
  private final BlockingQueue<LatencyStat> stats = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> interruptions = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> sentences = new LinkedBlockingQueue<>();
  private final Moment begun = new Moment("the beginning of the call");
  private final Moment ended = new Moment("the end of the call");

  VoiceCaller(ARTCAICallEngineInterface engine, ARTCAICallConfig config) {
    this.engine = engine;
    engine.setDelegate(new Events());
    engine.setMediaTaps(MediaTaps.builder().microphone(mouth).loudspeaker(ear).build());
    if (!engine.call(config)) {
      throw new IllegalStateException("the call was refused");
    }
    begun.await(LIMIT);
  }

  private final class Events implements ARTCAICallEngineDelegate {
    @Override
    public void onAgentDataChannelAvailable() {
      begun.come(System.nanoTime());
    }

    @Override
    public void onCallEnd() {
      ended.come(System.nanoTime());
    }

    @Override
    public void onLatencyStats(LatencyStat stat) {
      stats.add(stat);
    }

    @Override
    public void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
      interruptions.add(System.nanoTime());
    }

    @Override
    public void onUserSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {
      if (isSentenceEnd) {
        sentences.add(text);
      }
    }
  }

  CallerEar ear() {
    return ear;
  }

  /** Says something, beginning now. */
  CallerMouth.Said say(short[] samples) {
    stats.clear();
    interruptions.clear();
    sentences.clear();
    return mouth.say(Speech.join(samples, Speech.silence(100)));
  }

  /** Types a question. */
  void type(String text) {
    engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text(text).build());
  }

  /** What the agent says of the time that its answer took. */
  LatencyStat awaitStat() {
    return await(stats, "the agent's latencies");
  }

  /** When the caller was told that the agent was interrupted. */
  long awaitInterruption() {
    return await(interruptions, "an interruption");
  }

  /** What was understood. */
  String awaitSentence() {
    return await(sentences, "the end of a sentence");
  }

  private static <T> T await(BlockingQueue<T> queue, String what) {
    try {
      T next = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new IllegalStateException("waited " + LIMIT.toMillis() + " ms for " + what);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Makes the agent stop, and waits until it has. */
  void hush() {
    engine.interruptSpeaking();
    awaitQuiet();
  }

  /** Waits until the agent has said all. */
  void awaitQuiet() {
    ear.awaitQuiet(QUIET, LIMIT.multipliedBy(2));
  }

  @Override
  public void close() {
    engine.handup(true);
    ended.await(LIMIT);
    engine.close();
  }
}
