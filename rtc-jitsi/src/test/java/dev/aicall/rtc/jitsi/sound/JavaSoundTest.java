package dev.aicall.rtc.jitsi.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of devices. */
class JavaSoundTest {
  private final VirtualTime time = new VirtualTime();
  private final JavaSound sound = new JavaSound(time);

  @AfterEach
  void end() {
    sound.close();
    VirtualMixers.clear();
  }

  @Test
  void listsWhatRecordsAndPlaysWithTheFirstAsDefault() throws Exception {
    VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    VirtualMixers.plug(VirtualMixer.both("USB Audio", "Acme Headset 3"));
    VirtualMixers.plug(VirtualMixer.speaker("Box", 44_100, 2));
    VirtualMixers.plug(VirtualMixer.speaker("Surround", 48_000, 6));

    assertThat(list().subList(0, 2))
        .containsExactly(
            device("Desk", Kind.MICROPHONE, true, false),
            device("USB Audio", Kind.MICROPHONE, false, true));
    assertThat(list())
        .contains(
            device("USB Audio", Kind.SPEAKER, true, true),
            device("Box", Kind.SPEAKER, false, false))
        .noneMatch(device -> device.device().id().equals("Surround"));
  }

  @Test
  void twoOfASeriesAreTwoDevices() throws Exception {
    VirtualMixers.plug(VirtualMixer.microphone("Headset", 48_000, 1));
    VirtualMixers.plug(VirtualMixer.microphone("Headset", 16_000, 1));

    assertThat(list())
        .contains(
            device("Headset", Kind.MICROPHONE, true, true),
            device("Headset #2", Kind.MICROPHONE, false, true));
  }

  @Test
  void theUsersPropertyNamesTheDefault() throws Exception {
    VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    VirtualMixers.plug(VirtualMixer.microphone("Lamp", 48_000, 1));
    System.setProperty(TargetDataLine.class.getName(), "#Lamp");
    try {
      assertThat(list())
          .contains(
              device("Desk", Kind.MICROPHONE, false, false),
              device("Lamp", Kind.MICROPHONE, true, false));
    } finally {
      System.clearProperty(TargetDataLine.class.getName());
    }
  }

  @Test
  void aMixerThatThrowsIsLeftOut() throws Exception {
    VirtualMixers.plug(VirtualMixer.microphone("Broken", 48_000, 1).broken());
    VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));

    assertThat(list().get(0)).isEqualTo(device("Desk", Kind.MICROPHONE, true, false));
    assertThat(list()).noneMatch(device -> device.device().id().equals("Broken"));
  }

  @Test
  void aListThatThrowsIsEmptyAndOpensNothing() throws Exception {
    VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    VirtualMixers.failWith(() -> new IllegalStateException("no sound today"));
    assertThat(list()).isEmpty();

    VirtualMixers.fail(() -> new UnsatisfiedLinkError("libjsound.so"));
    assertThat(list()).isEmpty();
    CompletableFuture<?> opened = sound.record(SoundSystem.DEFAULT, block -> {}, reason -> {});
    assertThatThrownBy(() -> opened.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("libjsound");
  }

  @Test
  void aJvmWithoutTheModuleHasNoDevices() {
    ChildJvm.Result result =
        ChildJvm.of(WithoutDesktop.class)
            .with("--limit-modules", "java.base")
            .run(Duration.ofMinutes(1));

    assertThat(result.output()).contains("[] and java.io.IOException");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void tellsOfChangesOnlyWhileSomebodyListens() {
    JavaSound inTime = new JavaSound(time, time);
    List<String> told = new ArrayList<>();
    VirtualMixer desk = VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    assertThat(time.pendingTimers()).isZero();

    DeviceRegistration first = inTime.addChangeListener(() -> told.add("first"));
    DeviceRegistration second = inTime.addChangeListener(() -> told.add("second"));
    time.advance(MixerWatch.INTERVAL.multipliedBy(3));
    assertThat(told).isEmpty();

    VirtualMixers.unplug(desk);
    time.advance(MixerWatch.INTERVAL);
    assertThat(told).containsExactly("first", "second");

    first.close();
    VirtualMixers.failWith(() -> new IllegalStateException("no sound now"));
    time.advance(MixerWatch.INTERVAL);
    VirtualMixers.clear();
    VirtualMixers.plug(VirtualMixer.microphone("Lamp", 48_000, 1));
    time.advance(MixerWatch.INTERVAL);
    assertThat(told).startsWith("first", "second", "second");

    second.close();
    assertThat(time.pendingTimers()).isZero();
    inTime.addChangeListener(() -> told.add("third"));
    time.runReady();
    assertThat(time.pendingTimers()).isOne();
    inTime.close();
    assertThat(time.pendingTimers()).isZero();
  }

  private List<SoundDevice> list() throws Exception {
    return sound.devices().get(10, TimeUnit.SECONDS);
  }

  private static SoundDevice device(String id, Kind kind, boolean isDefault, boolean nearEar) {
    return new SoundDevice(new MediaDevice(id, id, kind, isDefault), nearEar);
  }
}
