package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallAudioProfile;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import dev.aicall.rtc.peer.testing.ChildChecks;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Taps of all rates, and what the audio, video and ICE settings do. */
final class MediaChecks {
  private static final MediaSection MAIN = MediaSection.MAIN_AUDIO;

  private MediaChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("tapRates", MediaChecks::tapRates)
        .add("stereo", MediaChecks::stereo)
        .add("lowQuality", MediaChecks::lowQuality)
        .add("pictureLimits", MediaChecks::pictureLimits)
        .add("ports", MediaChecks::ports)
        .add("relayOnly", MediaChecks::relayOnly)
        .run(names);
  }

  private static PeerPair pair(ARTCAICallAudioProfile profile, IceSettings ice) {
    return new PeerPair(
        new PeerEvents(),
        new PeerEvents(),
        ARTCAICallAudioConfig.builder().audioProfile(profile).build(),
        ARTCAICallVideoConfig.builder().build(),
        ice);
  }

  private static void tapRates() {
    try (PeerPair pair = new PeerPair().connect(Set.of())) {
      Ear atCaller = new Ear();
      Ear atAgent = new Ear();
      pair.caller.receiveAudio(MAIN, atCaller);
      pair.agent.receiveAudio(MAIN, atAgent);
      boolean high = false;
      for (int rate : List.of(8_000, 11_025, 12_345, 16_000, 22_050, 24_000, 44_100, 48_000)) {
        high = !high; // another tone than before, so that the last source cannot be taken for this
        double out = high ? 700 : 440;
        double back = high ? 1_300 : 880;
        pair.caller.sendAudio(MAIN, Tones.source(out, rate, 1));
        pair.agent.sendAudio(MAIN, Tones.source(back, rate, 2));
        assertThat(settled(atAgent, out)).as("mono at %d", rate).isGreaterThan(0.95);
        assertThat(settled(atCaller, back)).as("stereo at %d", rate).isGreaterThan(0.95);
      }
    }
  }

  /** Like {@link Ear#settledShare}, with a shorter measurement. */
  private static double settled(Ear ear, double hertz) {
    double share = 0;
    for (int tries = 0; tries < 25 && share < 0.95; tries++) {
      share = ear.share(hertz, 100);
    }
    return ear.share(hertz, 200);
  }

  private static void stereo() {
    try (PeerPair pair =
        pair(ARTCAICallAudioProfile.StereoSuperHighQualityMode, IceSettings.DEFAULT)
            .connect(Set.of())) {
      Ear left = new Ear(0);
      Ear right = new Ear(1);
      pair.caller.sendAudio(MAIN, twoTones());
      pair.agent.receiveAudio(
          MAIN,
          frame -> {
            left.onPcm(frame);
            right.onPcm(frame);
          });
      assertThat(left.settledShare(440)).isGreaterThan(0.95);
      assertThat(right.settledShare(880)).isGreaterThan(0.95);
      assertThat(left.channels()).isEqualTo(2);
      assertThat(bitsPerSecond(pair)).isBetween(60_000.0, 140_000.0);
    }
  }

  /** 440 Hz on the left, 880 Hz on the right. */
  private static PcmSource twoTones() {
    PcmSource left = Tones.source(440, 48_000, 1);
    PcmSource right = Tones.source(880, 48_000, 1);
    return new PcmSource() {
      private final short[] one = new short[1];

      @Override
      public int sampleRateHz() {
        return 48_000;
      }

      @Override
      public int channels() {
        return 2;
      }

      @Override
      public int read(short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
          int read = (i % 2 == 0 ? left : right).read(one, 0, 1);
          samples[offset + i] = read == 1 ? one[0] : 0;
        }
        return length;
      }
    };
  }

  private static void lowQuality() {
    try (PeerPair pair =
        pair(ARTCAICallAudioProfile.LowQualityMode, IceSettings.DEFAULT).connect(Set.of())) {
      Ear ear = new Ear();
      pair.agent.receiveAudio(MAIN, ear);
      pair.caller.sendAudio(MAIN, Tones.source(6_000, 48_000, 1));
      assertThat(ear.loudness(500)).as("6 kHz is above the limit").isLessThan(200);
      pair.caller.sendAudio(MAIN, Tones.source(1_000, 48_000, 2));
      assertThat(settled(ear, 1_000)).isGreaterThan(0.95);
      assertThat(ear.channels()).isEqualTo(1);
      assertThat(bitsPerSecond(pair)).isBetween(5_000.0, 20_000.0);
    }
  }

  /** What the caller sends in a second, without headers. */
  private static double bitsPerSecond(PeerPair pair) {
    Ear clock = new Ear();
    Flow before = main(pair);
    pair.agent.receiveAudio(MAIN, clock);
    clock.hear(1_000);
    return 8.0 * (main(pair).bytes() - before.bytes());
  }

  private static Flow main(PeerPair pair) {
    return Objects.requireNonNull(PeerPair.get(pair.caller.stats()).sent().get(MAIN));
  }

  private static void pictureLimits() {
    ARTCAICallVideoConfig video =
        ARTCAICallVideoConfig.builder()
            .videoEncoderWidth(120)
            .videoEncoderHeight(160)
            .videoEncoderFrameRate(10)
            .videoEncoderBitRate(100)
            .build();
    try (PeerPair pair =
        new PeerPair(
                new PeerEvents(),
                new PeerEvents(),
                ARTCAICallAudioConfig.builder().build(),
                video,
                IceSettings.DEFAULT)
            .connect()) {
      Eye eye = new Eye();
      TestCamera camera = new TestCamera(641, 479, 30, 200);
      pair.agent.receiveVideo(MediaSection.CAMERA, eye);
      pair.caller.sendVideo(MediaSection.CAMERA, camera);
      eye.await(1);
      int pushed = camera.pushed.get();
      int seen = eye.frames();
      eye.await(seen + 20);
      double ratio = 20.0 / (camera.pushed.get() - pushed);
      assertThat(ratio).as("one of three").isCloseTo(1 / 3.0, within(0.07));
      assertThat(eye.size()).isEqualTo("160x120");
      assertThat(eye.luma()).isCloseTo(200, within(3.0));
    }
  }

  private static void ports() {
    IceSettings ice = new IceSettings(List.of(), IceSettings.Policy.ALL, 43_000, 43_020);
    try (PeerPair pair = pair(ARTCAICallAudioProfile.HighQualityMode, ice)) {
      String offer = PeerPair.get(pair.caller.offer());
      List<Integer> ports =
          Pattern.compile("^a=candidate:\\S+ \\d udp \\d+ \\S+ (\\d+) ", Pattern.MULTILINE)
              .matcher(offer)
              .results()
              .map(found -> Integer.valueOf(found.group(1)))
              .toList();
      assertThat(ports).isNotEmpty().allMatch(port -> port >= 43_000 && port <= 43_020);
    }
  }

  /** Nothing listens at the server's address, so there is nothing to offer, and no time is lost. */
  private static void relayOnly() {
    IceSettings ice =
        new IceSettings(
            List.of(
                IceServer.turn("turn:127.0.0.1:9?transport=udp", "user", "secret"),
                IceServer.stun("stun:127.0.0.1:9")),
            IceSettings.Policy.RELAY,
            0,
            0);
    try (PeerPair pair = pair(ARTCAICallAudioProfile.HighQualityMode, ice)) {
      long began = System.nanoTime();
      String offer = PeerPair.get(pair.caller.offer());
      assertThat(offer).doesNotContain("a=candidate:");
      assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(1_500);
    }
  }
}
