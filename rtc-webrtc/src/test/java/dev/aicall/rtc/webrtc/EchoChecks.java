package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.device.DeviceSound;
import dev.aicall.rtc.peer.device.SharedSound;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.ChildChecks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Echo cancellation in a room whose time is counted in blocks, so that no load can disturb it. */
final class EchoChecks {
  private static final int BLOCKS = 1_200;
  private static final int LEARNING = 600;

  private EchoChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("echo", () -> assertThat(heardOf(false)).as("echo").isLessThan(0.1))
        .add("voice", () -> assertThat(heardOf(true)).as("voice").isGreaterThan(0.3))
        .run(names);
  }

  /**
   * Plays babble in the room for 12 s.
   *
   * @param voice whether the microphone hears a voice of its own, or the echo alone
   * @return loudness of what is sent over loudness of what the microphone heard, in the last 6 s
   */
  private static double heardOf(boolean voice) throws Exception {
    NativeLibrary.require();
    Room room = new Room();
    SharedSound shared = new SharedSound(room, EchoGuard::new);
    DeviceSound peer =
        shared.sound(
            DeviceCall.setup(Role.OFFERING, SoundRoute.DEVICE, SoundRoute.DEVICE), e -> {});
    PcmSink loudspeaker = Objects.requireNonNull(peer.loudspeaker(MediaSection.MAIN_AUDIO));
    PcmSource microphone = Objects.requireNonNull(peer.microphone());
    Consumer<short[]> playing = room.playing.get(10, TimeUnit.SECONDS);
    Consumer<short[]> recording = room.recording.get(10, TimeUnit.SECONDS);
    PcmSource far = new Babble(7);
    PcmSource near = new Babble(8);
    Deque<short[]> air = new ArrayDeque<>();
    for (int i = 0; i < 5; i++) {
      air.add(new short[SoundSystem.BLOCK]);
    }
    double came = 0;
    double sent = 0;
    short[] block = new short[SoundSystem.BLOCK];
    for (int i = 0; i < BLOCKS; i++) {
      far.read(block, 0, block.length);
      loudspeaker.onPcm(new PcmFrame(block, 0, block.length, SoundSystem.RATE_HZ, 1, 0));
      short[] played = new short[SoundSystem.BLOCK];
      playing.accept(played);
      air.add(played);
      short[] heard = air.remove();
      if (voice) {
        near.read(heard, 0, heard.length);
      }
      double energy = energy(heard);
      recording.accept(heard);
      short[] out = new short[SoundSystem.BLOCK];
      int count = microphone.read(out, 0, out.length);
      if (i >= LEARNING) {
        came += energy;
        sent += count == 0 ? 0 : energy(out);
      }
    }
    peer.close();
    shared.close();
    assertThat(came).isPositive();
    double ratio = Math.sqrt(sent / came);
    System.out.printf("voice %b: %.1f dB%n", voice, 20 * Math.log10(Math.max(1e-6, ratio)));
    return ratio;
  }

  private static double energy(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return energy;
  }

  /** Lets the check be the clock of both devices. */
  private static final class Room implements SoundSystem {
    final CompletableFuture<Consumer<short[]>> playing = new CompletableFuture<>();
    final CompletableFuture<Consumer<short[]>> recording = new CompletableFuture<>();

    @Override
    public CompletableFuture<List<SoundDevice>> devices() {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<SoundStream> record(
        String deviceId, Consumer<short[]> block, Consumer<String> onLost) {
      recording.complete(block);
      return CompletableFuture.completedFuture(new Open());
    }

    @Override
    public CompletableFuture<SoundStream> play(
        String deviceId, Consumer<short[]> fill, Consumer<String> onLost) {
      playing.complete(fill);
      return CompletableFuture.completedFuture(new Open());
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }

    @Override
    public void close() {}
  }

  private static final class Open implements SoundStream {
    @Override
    public String deviceId() {
      return "";
    }

    @Override
    public void close() {}
  }
}
