package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What runs on media threads allocates nothing, and bears a loop that switches it. */
class MediaThreadTest {
  private static final int ROUNDS = 20_000;

  /** One object a round would be sixteen bytes a round at least. */
  private static final long NEXT_TO_NOTHING = ROUNDS;

  private static long allocatedBy(Runnable round) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static SpokenVoice tone() {
    return Objects.requireNonNull(
        SpokenVoice.sounding(new VoiceSpec.Tone(440, -12, false), new VirtualTime()));
  }

  @Test
  void readingAVoiceAllocatesNothing() {
    PcmSource tone = tone();
    WavFile file = WavFile.parse("x.wav", WavFileTest.wav(1, 2, 48_000, 16, new short[1_000]));
    PcmSource recording =
        Objects.requireNonNull(
            SpokenVoice.sounding(new VoiceSpec.Recording(file, 0, false), new VirtualTime()));
    short[] samples = new short[960];

    assertThat(allocatedBy(() -> tone.read(samples, 0, 160))).isLessThan(NEXT_TO_NOTHING);
    assertThat(allocatedBy(() -> recording.read(samples, 0, 960))).isLessThan(NEXT_TO_NOTHING);
  }

  @Test
  void hearingAndEchoAllocateNothing() {
    Ears ears = new Ears(new double[] {440, 880}, kind -> {});
    EchoLine echo = new EchoLine(Duration.ofMillis(100), 1);
    PcmFrame frame = new PcmFrame(new short[480], 0, 480, 48_000, 1, 0);
    short[] back = new short[480];

    assertThat(allocatedBy(() -> ears.onPcm(frame))).isLessThan(NEXT_TO_NOTHING);
    assertThat(
            allocatedBy(
                () -> {
                  echo.onPcm(frame);
                  echo.read(back, 0, 480);
                }))
        .isLessThan(NEXT_TO_NOTHING);
  }

  @Test
  void voiceIsSilentAsSoonAsItIsSwitchedOffOnAnotherThread() throws InterruptedException {
    SpokenVoice voice = tone();
    short[] samples = new short[160];
    CountDownLatch switched = new CountDownLatch(1);
    Thread loop =
        new Thread(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                voice.fallSilent();
                voice.sound();
              }
              voice.fallSilent();
              switched.countDown();
            });
    loop.start();
    while (switched.getCount() > 0) {
      assertThat(voice.read(samples, 0, 160)).isIn(0, 160);
    }
    loop.join();

    assertThat(voice.read(samples, 0, 160)).isZero();
  }

  @Test
  void echoBetweenTwoThreadsKeepsTheOrder() throws InterruptedException {
    EchoLine echo = new EchoLine(Duration.ZERO, 1);
    CountDownLatch written = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () -> {
              short[] ramp = new short[480];
              for (int i = 0; i < 40; i++) {
                for (int j = 0; j < ramp.length; j++) {
                  ramp[j] = (short) (i * 480 + j);
                }
                echo.onPcm(new PcmFrame(ramp, 0, ramp.length, 48_000, 1, 0));
              }
              written.countDown();
            });
    short[] back = new short[20_000];
    int got = 0;
    writer.start();
    while (written.getCount() > 0) {
      got += echo.read(back, got, 480);
    }
    writer.join();
    for (int count = -1; count != 0; got += count) {
      count = echo.read(back, got, 480);
    }

    assertThat(got).isEqualTo(40 * 480);
    for (int i = 1; i < got; i++) {
      // One sample late: the last one is what lies before the one to come.
      assertThat(back[i]).isEqualTo((short) (i - 1));
    }
  }
}
