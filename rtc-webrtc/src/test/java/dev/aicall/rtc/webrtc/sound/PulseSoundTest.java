package dev.aicall.rtc.webrtc.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.rtc.peer.testing.Tones;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PulseSoundTest {
  @Test
  void listsDevicesAndTellsAHeadset() throws Exception {
    needsPulse();
    try (PulseServer pulse = PulseServer.start();
        PulseSound sound = new PulseSound(pulse.environment())) {
      List<SoundDevice> devices = get(sound.devices());

      assertThat(devices)
          .extracting(device -> device.device().id())
          .contains(
              PulseServer.MICROPHONE,
              PulseServer.DESK_MICROPHONE,
              PulseServer.SPEAKER,
              PulseServer.HEADSET)
          .doesNotContain(PulseServer.SPEAKER + ".monitor");
      assertThat(devices.stream().filter(SoundDevice::nearEar))
          .extracting(device -> device.device().name())
          .containsExactly("Test Headset");
      assertThat(devices.stream().filter(device -> device.device().isDefault()))
          .extracting(device -> device.device().kind() + " " + device.device().id())
          .containsExactlyInAnyOrder("MICROPHONE microphone", "SPEAKER speaker");
    }
  }

  @Test
  void recordsAndPlaysOnChosenDevices() throws Exception {
    needsPulse();
    try (PulseServer pulse = PulseServer.start();
        PulseSound sound = new PulseSound(pulse.environment())) {
      pulse.playInto(PulseServer.DESK_MICROPHONE, 300);
      PcmSource tone = Tones.source(700, SoundSystem.RATE_HZ, 1);
      BlockingQueue<short[]> blocks = new LinkedBlockingQueue<>();
      SoundStream playing =
          get(
              sound.play(
                  PulseServer.HEADSET, block -> tone.read(block, 0, block.length), lost -> {}));
      SoundStream recording =
          get(sound.record(PulseServer.DESK_MICROPHONE, blocks::add, lost -> {}));

      assertThat(playing.deviceId()).isEqualTo(PulseServer.HEADSET);
      assertThat(recording.deviceId()).isEqualTo(PulseServer.DESK_MICROPHONE);
      assertThat(tone(blocks, 300)).isGreaterThan(0.9);
      assertThat(played(pulse, PulseServer.HEADSET, 700)).isGreaterThan(0.9);
      playing.close();
      recording.close();
      assertThat(pulse.control("list", "sink-inputs")).doesNotContain("AI call");
    }
  }

  @Test
  void saysThatADeviceWasPulledOut() throws Exception {
    needsPulse();
    try (PulseServer pulse = PulseServer.start();
        PulseSound sound = new PulseSound(pulse.environment())) {
      CompletableFuture<String> lost = new CompletableFuture<>();
      BlockingQueue<String> changes = new LinkedBlockingQueue<>();
      get(sound.play(SoundSystem.DEFAULT, block -> {}, lost::complete));
      DeviceRegistration registration = sound.addChangeListener(() -> changes.add("change"));

      pulse.unplug(PulseServer.SPEAKER);

      assertThat(get(lost)).isEqualTo("the device was removed");
      assertThat(changes.poll(5, TimeUnit.SECONDS)).isNotNull();
      assertThat(get(sound.devices()))
          .extracting(device -> device.device().id())
          .doesNotContain(PulseServer.SPEAKER);
      registration.close();
    }
  }

  @Test
  void findsTheServerAgainAfterItDied() throws Exception {
    needsPulse();
    CompletableFuture<String> lost = new CompletableFuture<>();
    try (PulseServer pulse = PulseServer.start();
        PulseSound sound = new PulseSound(pulse.environment())) {
      get(sound.record(SoundSystem.DEFAULT, block -> {}, lost::complete));
      pulse.kill();

      assertThat(get(lost)).isEqualTo("the sound server is gone");
      assertThat(get(sound.devices())).isEmpty();
      pulse.restart();
      assertThat(get(sound.devices())).isNotEmpty();
    }
  }

  @Test
  void refusesADeviceThatIsNotThere() throws Exception {
    needsPulse();
    try (PulseServer pulse = PulseServer.start();
        PulseSound sound = new PulseSound(pulse.environment())) {
      assertThatThrownBy(() -> get(sound.play("nothing", block -> {}, lost -> {})))
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void listsNothingWithoutAServer(@TempDir Path folder) throws Exception {
    try (PulseSound none = new PulseSound(Map.of("XDG_RUNTIME_DIR", folder.toString()));
        PulseSound refused = new PulseSound(Map.of("PULSE_SERVER", "tcp:127.0.0.1:1"))) {
      assertThat(get(none.devices())).isEmpty();
      assertThat(get(refused.devices())).isEmpty();
    }
  }

  @Test
  void givesUpOnAServerThatHangsAndAsksItOnceOnly(@TempDir Path folder) throws Exception {
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        PulseSound sound = new PulseSound(Map.of("PULSE_SERVER", "unix:" + socket))) {
      hanging.bind(UnixDomainSocketAddress.of(socket));
      long began = System.nanoTime();
      CompletableFuture<List<SoundDevice>> first = sound.devices();
      CompletableFuture<List<SoundDevice>> second = sound.devices();

      assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> get(second)).hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> get(sound.devices())).hasCauseInstanceOf(TimeoutException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(DeviceRegistration.TIMEOUT.multipliedBy(3));
      hanging.configureBlocking(false);
      assertThat(hanging.accept()).as("one connection").isNotNull();
      assertThat(hanging.accept()).as("and no other").isNull();
    }
  }

  private static void needsPulse() {
    Needs.that(PulseServer.installed(), "pulseaudio and pulseaudio-utils (apt)");
  }

  private static double tone(BlockingQueue<short[]> blocks, double hertz)
      throws InterruptedException {
    double share = 0;
    for (int tries = 0; tries < 20 && share <= 0.9; tries++) {
      short[] heard = new short[SoundSystem.RATE_HZ / 2];
      for (int at = 0; at < heard.length; at += SoundSystem.BLOCK) {
        short[] block = blocks.poll(5, TimeUnit.SECONDS);
        assertThat(block).isNotNull();
        System.arraycopy(block, 0, heard, at, block.length);
      }
      share = Tones.share(heard, hertz, SoundSystem.RATE_HZ);
    }
    return share;
  }

  private static double played(PulseServer pulse, String speaker, double hertz) throws IOException {
    double share = 0;
    for (int tries = 0; tries < 20 && share <= 0.9; tries++) {
      share =
          Tones.share(
              pulse.hear(speaker, Duration.ofMillis(500)), hertz, PulseServer.SAMPLE_RATE_HZ);
    }
    return share;
  }

  private static <T> T get(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(20, TimeUnit.SECONDS);
  }
}
