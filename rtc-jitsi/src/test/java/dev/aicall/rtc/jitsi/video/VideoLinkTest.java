package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.rtp.LossyLink;
import dev.aicall.rtc.jitsi.rtp.RtcpReader;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoLinkTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FPS = 15;

  private final VirtualTime time = new VirtualTime();
  private final Camera camera = new Camera();

  private static final class Camera implements VideoFrameSource {
    private final Picture picture = new Picture();
    private @Nullable VideoFrameSink sink;
    private int number;

    /** If set, pictures that take all the bits there are. */
    private @Nullable Random noise;

    @Override
    public void start(VideoFrameSink to) {
      sink = to;
    }

    @Override
    public void stop() {
      sink = null;
    }

    void shoot(int rotation) {
      TestPictures.gradient(picture, WIDTH, HEIGHT, number);
      if (noise != null) {
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
          picture.data()[i] += (byte) (noise.nextInt() & 15);
        }
      }
      stamp(picture.data(), number);
      number++;
      if (sink != null) {
        VideoFrame frame = picture.frame(0);
        sink.onFrame(new VideoFrame(WIDTH, HEIGHT, rotation, 0, frame.y(), frame.u(), frame.v()));
      }
    }

    /** The number in 8 blocks of 16 pixels, black or white, in the upper left. */
    static void stamp(byte[] luma, int number) {
      for (int y = 0; y < 16; y++) {
        for (int x = 0; x < 128; x++) {
          luma[y * WIDTH + x] = (byte) ((number >> (x / 16) & 1) != 0 ? 235 : 16);
        }
      }
    }

    static int read(VideoFrame frame) {
      int number = 0;
      for (int bit = 0; bit < 8; bit++) {
        int luma = frame.y().data().get(8 * frame.y().stride() + bit * 16 + 8) & 0xff;
        number |= (luma > 128 ? 1 : 0) << bit;
      }
      return number;
    }
  }

  /** Pictures one way, requests the other. */
  private final class Call {
    final RtpSession sending;
    final RtpSession receiving;
    final VideoSender sender;
    final VideoReceiver receiver;
    final LossyLink media;
    final List<Integer> shown = new ArrayList<>();
    double worstLuma;
    private final RtpPacket packet = new RtpPacket();
    private final RtpSession[] sessions = new RtpSession[2];
    private final VideoReceiver[] receivers = new VideoReceiver[1];

    Call(double loss, double jitterMs, VideoSettings settings) {
      media = new LossyLink(time, 1, loss, jitterMs, 0, this::toReceiver);
      LossyLink back =
          new LossyLink(
              time,
              2,
              loss,
              jitterMs,
              0,
              data ->
                  sessions[0].onRtcp(
                      Objects.requireNonNull(RtcpReader.read(data, 0, data.length))));
      sending = new RtpSession(1, "a", VideoSender.CLOCK_RATE_HZ, time, media);
      receiving = new RtpSession(2, "b", VideoSender.CLOCK_RATE_HZ, time, back);
      sender = new VideoSender(settings, 96, sending, time, new Random(1), media);
      receiver = new VideoReceiver(receiving, time);
      sessions[0] = sending;
      sessions[1] = receiving;
      receivers[0] = receiver;
      sending.listen(
          new RtpSession.Listener() {
            @Override
            public void onPictureWanted() {
              sender.onPictureWanted();
            }

            @Override
            public void onMissing(List<Integer> sequences) {
              sender.onMissing(sequences);
            }
          });
      receiver.receive(this::show);
      sender.send(camera);
      sender.start();
    }

    private void toReceiver(byte[] data) {
      if (RtcpReader.isRtcp(data, 0, data.length)) {
        sessions[1].onRtcp(Objects.requireNonNull(RtcpReader.read(data, 0, data.length)));
      } else {
        assertThat(packet.read(data, 0, data.length)).isTrue();
        receivers[0].onPacket(packet);
      }
    }

    private void show(VideoFrame frame) {
      int number = Camera.read(frame);
      shown.add(number);
      long sum = 0;
      for (int y = 20; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int luma = frame.y().data().get(y * frame.y().stride() + x) & 0xff;
          sum += Math.abs(luma - TestPictures.luma(x, y, number));
        }
      }
      worstLuma = Math.max(worstLuma, (double) sum / (WIDTH * (HEIGHT - 20)));
    }

    void run(int pictures) {
      long interval = TimeUnit.SECONDS.toNanos(1) / FPS;
      long due = 0;
      long now = 0;
      for (int shot = 0; shot < pictures; now += 10_000_000) {
        if (now >= due) {
          camera.shoot(0);
          shot++;
          due += interval;
        }
        tick();
      }
      for (int i = 0; i < 100; i++) {
        tick();
      }
    }

    void tick() {
      sender.tick();
      receiver.tick();
      sending.tick();
      receiving.tick();
      time.advance(Duration.ofMillis(10));
    }
  }

  private static VideoSettings settings() {
    return new VideoSettings(640, 360, FPS, 512_000, TimeUnit.SECONDS.toNanos(3));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 40", "0.02, 20", "0.1, 20"})
  void picturesAreShownInOrder(double loss, double jitterMs) {
    Call call = new Call(loss, jitterMs, settings());
    call.run(225);

    assertThat(call.shown).hasSizeGreaterThanOrEqualTo(225 * 95 / 100).isSorted();
    assertThat(call.worstLuma).isLessThan(3);
    assertThat(call.receiver.flow().width()).isEqualTo(WIDTH);
    assertThat(call.receiver.flow().frames()).isEqualTo(call.shown.size());
  }

  @Test
  void picturesGoOnUnderTwentyPercentLoss() {
    Call call = new Call(0.2, 20, settings());
    call.run(225);

    assertThat(call.shown).hasSizeGreaterThan(180).isSorted();
    assertThat(call.worstLuma).isLessThan(3);
  }

  @Test
  void aReceiverThatTakesLessGetsLess() {
    Call call = new Call(0, 0, settings());
    camera.noise = new Random(1);
    call.run(120);
    long before = call.sender.flow().bytes();
    call.sender.onBandwidth(100_000);
    call.run(120);
    long bytes = call.sender.flow().bytes() - before;

    assertThat(call.shown).hasSizeGreaterThanOrEqualTo(235).isSorted();
    assertThat(before).isGreaterThan(512_000L / 8 * 8 / 2);
    assertThat(bytes).isLessThan(before / 2);
  }

  @Test
  void aStillPictureIsSentAgainForAKeyFrame() {
    Call call = new Call(0, 0, settings());
    camera.shoot(0);
    for (int i = 0; i < 100; i++) {
      call.tick();
    }
    assertThat(call.shown).containsExactly(0);

    call.sender.onPictureWanted();
    for (int i = 0; i < 100; i++) {
      call.tick();
    }
    assertThat(call.shown).containsExactly(0, 0);
  }

  @Test
  void aPictureThatIsTooLargeIsMadeSmallerAndStandsUpright() {
    Call call = new Call(0, 0, new VideoSettings(160, 120, FPS, 256_000, 1_000_000_000L));
    List<String> sizes = new ArrayList<>();
    call.receiver.receive(frame -> sizes.add(frame.width() + "x" + frame.height()));
    camera.shoot(0);
    for (int i = 0; i < 10; i++) {
      call.tick();
    }
    camera.shoot(90);
    for (int i = 0; i < 10; i++) {
      call.tick();
    }

    assertThat(sizes).containsExactly("160x120", "120x160");
  }

  @Test
  void aReceiverThatComesLateAsksForAKeyFrame() {
    Call call = new Call(0, 0, settings());
    call.receivers[0] =
        new VideoReceiver(new RtpSession(9, "", 90_000, time, (d, o, l) -> {}), time);
    call.run(15);
    assertThat(call.shown).isEmpty();

    call.receivers[0] = call.receiver;
    call.run(15);

    assertThat(call.shown).hasSizeGreaterThan(10);
    assertThat(call.receiver.keyRequests()).isEqualTo(1);
  }
}
