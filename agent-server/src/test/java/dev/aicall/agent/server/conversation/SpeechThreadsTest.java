package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.exec.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loop, worker and media thread for real, without a wait between them. */
class SpeechThreadsTest {
  private static final long RACE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int ROUNDS = 50_000;

  /** One object a round would be sixteen bytes a round at least. */
  private static final long NEXT_TO_NOTHING = ROUNDS;

  /** Half of the level between two utterances. */
  private static final int HALF_LEVEL = 50;

  /** Speaks the number at the beginning of its text as a level. */
  private static final class Numbers implements SpeechSynthesizer {
    @Override
    public List<String> voices() {
      return List.of("only");
    }

    @Override
    public void speak(Utterance utterance, Output output) {
      // Three reads: a reader that overtakes the worker finds a whole read or none, never one whose
      // end still fades.
      short[] piece = new short[3 * 160];
      Arrays.fill(piece, level(Integer.parseInt(utterance.text().split(" ", 2)[0])));
      for (int i = 0; i < 20; i++) {
        if (!output.write(piece, 0, piece.length)) {
          return;
        }
      }
    }

    static short level(int number) {
      return (short) (200 + number % 300 * 100);
    }

    @Override
    public void close() {}
  }

  /** Checks each event against what may come next. */
  private static final class Order implements Speaking.Listener {
    final StringBuilder words = new StringBuilder();
    final List<String> wrong = new ArrayList<>();
    boolean running;
    boolean last;
    boolean began;
    int finished;

    void begins() {
      words.setLength(0);
      running = true;
      last = false;
      began = false;
    }

    private void check(boolean right, String what) {
      if (!right) {
        wrong.add(what);
      }
    }

    @Override
    public void onBegan(long synthesisedNanos, long soundedNanos) {
      check(running && !began && words.isEmpty(), "began");
      began = true;
    }

    @Override
    public void onWords(String newWords, boolean isLast) {
      check(running && began && !last, "words " + newWords);
      words.append(newWords);
      last = isLast;
    }

    @Override
    public void onFinished() {
      check(running && last, "finished");
      running = false;
      finished++;
    }
  }

  @Test
  @Timeout(60)
  void cutsAtAnyMomentMixNothingUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    SerialExecutor worker = new SerialExecutor(threads);
    SerialExecutor loop = new SerialExecutor(threads);
    Order order = new Order();
    VoiceRules rules = new VoiceRules();
    Speaking speaking =
        new Speaking(LoopCall.of(new VirtualTime(), loop), worker, new Numbers(), rules, order);
    AtomicBoolean stop = new AtomicBoolean();
    PcmSource voice = speaking.voice();
    Thread media =
        new Thread(
            () -> {
              short[] samples = new short[160];
              while (!stop.get()) {
                voice.read(samples, 0, samples.length);
              }
            });
    media.start();
    Random random = new Random(11);
    long end = System.nanoTime() + RACE_NANOS;
    int cuts = 0;
    for (int round = 0; System.nanoTime() < end; round++) {
      String sentence = round + " is the number of this one. ";
      String text = sentence.repeat(1 + random.nextInt(3)).strip();
      Future<?> begun =
          CompletableFuture.runAsync(
              () -> {
                order.begins();
                speaking.say(text);
              },
              loop);
      begun.get(10, TimeUnit.SECONDS);
      for (int spin = random.nextInt(20_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      boolean cut = random.nextInt(4) > 0;
      cuts += cut ? cutAndCheck(loop, speaking, order, text) : waitFor(loop, speaking, order, text);
    }
    stop.set(true);
    media.join();
    threads.shutdown();

    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order.wrong).isEmpty();
    assertThat(cuts).isPositive();
    assertThat(order.finished).isPositive();
  }

  private static int cutAndCheck(SerialExecutor loop, Speaking speaking, Order order, String text)
      throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              boolean spoke = speaking.isSpeaking();
              Heard heard = speaking.cut();
              if (spoke) {
                assertThat(heard.text() + heard.rest()).isEqualTo(text);
                assertThat(heard.text()).startsWith(order.words);
              } else {
                assertThat(order.words).hasToString(text);
              }
              order.running = false;
              return spoke ? 1 : 0;
            },
            loop)
        .get(10, TimeUnit.SECONDS);
  }

  private static int waitFor(SerialExecutor loop, Speaking speaking, Order order, String text)
      throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Runnable look =
        new Runnable() {
          @Override
          public void run() {
            if (speaking.isSpeaking()) {
              loop.execute(this);
            } else {
              over.countDown();
            }
          }
        };
    loop.execute(look);
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order.words).hasToString(text);
    return 0;
  }

  @Test
  @Timeout(60)
  void onceCutASoundIsNeverHeardAgain() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    SerialExecutor worker = new SerialExecutor(threads);
    // This thread is loop and media at once; the worker writes into what was cut.
    VirtualTime time = new VirtualTime();
    Speaking speaking =
        new Speaking(LoopCall.of(time, time), worker, new Numbers(), new VoiceRules(), new Order());
    short[] samples = new short[160];
    Random random = new Random(5);
    int heard = 0;
    for (int round = 0; round < 3_000; round++) {
      speaking.begin();
      speaking.add(round + " is this one. ".repeat(3));
      speaking.end();
      short level = Numbers.level(round);
      for (int i = random.nextInt(30); i > 0; i--) {
        Arrays.fill(samples, (short) 0);
        speaking.voice().read(samples, 0, samples.length);
        short settled = samples[samples.length - 1];
        assertThat(settled == 0 || Math.abs(settled - level) < HALF_LEVEL).isTrue();
        heard += settled == 0 ? 0 : 1;
      }
      speaking.cut();
      time.runReady();
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isPositive();
  }

  @Test
  void readingAllocatesNothing() {
    VirtualTime time = new VirtualTime();
    SpeechTrack track = new SpeechTrack(time, () -> {});
    SpeechPlayer player = new SpeechPlayer(() -> 0.7);
    player.play(track);
    SpokenSentence sentence = new SpokenSentence("One two three ".repeat(1_000), 0);
    track.append(sentence);
    short[] sound = new short[160 * ROUNDS * 2];
    Arrays.fill(sound, (short) 1_000);
    sentence.sound().write(sound, 0, sound.length);
    sentence.sound().complete();
    short[] samples = new short[160];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < ROUNDS; i++) {
      player.read(samples, 0, samples.length);
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROUNDS - 1; i++) {
      player.read(samples, 0, samples.length);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(samples[0]).isEqualTo((short) 700);
    assertThat(allocated).isLessThan(NEXT_TO_NOTHING);
  }
}
