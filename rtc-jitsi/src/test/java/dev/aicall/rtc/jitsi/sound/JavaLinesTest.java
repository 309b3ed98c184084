package dev.aicall.rtc.jitsi.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.testing.Tones;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams on lines that the test drives. */
@Timeout(30)
class JavaLinesTest {
  private static final int HERTZ = 700;

  private final VirtualTime time = new VirtualTime();
  private final JavaSound sound = new JavaSound(time);
  private final BlockingQueue<short[]> recorded = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    sound.close();
    VirtualMixers.clear();
  }

  @ParameterizedTest
  @CsvSource({"48000, 1", "48000, 2", "44100, 1", "44100, 2", "96000, 2", "16000, 1", "8000, 1"})
  void recordsAToneInOurFormat(int rateHz, int channels) throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.microphone("Desk", rateHz, channels));
    SoundStream stream = record("Desk");
    VirtualLine line = mixer.nextLine();
    PcmSource tone = Tones.source(HERTZ, rateHz, channels);
    short[] second = new short[rateHz * channels];
    tone.read(second, 0, second.length);
    line.give(second);

    // Not all of the second: the filter holds back some of it.
    short[] heard = new short[96 * SoundSystem.BLOCK];
    for (int at = 0; at < heard.length; at += SoundSystem.BLOCK) {
      System.arraycopy(recorded.take(), 0, heard, at, SoundSystem.BLOCK);
    }
    assertThat(Tones.share(heard, HERTZ, SoundSystem.RATE_HZ)).isGreaterThan(0.99);
    assertThat(loudness(heard)).isCloseTo(loudness(second), within(0.05 * loudness(second)));
    assertThat(stream.deviceId()).isEqualTo("Desk");
    stream.close();
    line.awaitClosed();
    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"48000, 1", "48000, 2", "44100, 1", "44100, 2", "96000, 2", "16000, 1", "8000, 1"})
  void playsAToneInTheLinesFormat(int rateHz, int channels) throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.speaker("Box", rateHz, channels));
    PcmSource tone = Tones.source(HERTZ, SoundSystem.RATE_HZ, 1);
    SoundStream stream =
        get(sound.play("Box", block -> tone.read(block, 0, block.length), lost::add));
    VirtualLine line = mixer.nextLine();

    short[] played = line.play(rateHz * channels);
    short[] mono = new short[rateHz];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = played[i * channels];
      assertThat(played[i * channels + channels - 1]).isEqualTo(mono[i]);
    }
    assertThat(Tones.share(mono, HERTZ, rateHz)).isGreaterThan(0.99);
    assertThat(loudness(mono)).isCloseTo(7_071, within(350.0));
    assertThat(line.getBufferSize()).isEqualTo(rateHz * channels * 2 * 40 / 1_000);
    stream.close();
    line.awaitClosed();
    assertThat(lost).isEmpty();
  }

  @Test
  void opensTheDefaultAndTheSecondOfASeries() throws Exception {
    VirtualMixer first = VirtualMixers.plug(VirtualMixer.microphone("Headset", 48_000, 1));
    VirtualMixer second = VirtualMixers.plug(VirtualMixer.microphone("Headset", 48_000, 1));

    assertThat(record(SoundSystem.DEFAULT).deviceId()).isEqualTo("Headset");
    assertThat(first.nextLine().isOpen()).isTrue();
    assertThat(record("Headset #2").deviceId()).isEqualTo("Headset #2");
    assertThat(second.nextLine().isOpen()).isTrue();
  }

  @Test
  void mixesTwoChannels() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 2));
    record("Desk");
    short[] samples = new short[2 * SoundSystem.BLOCK];
    samples[0] = 30_000;
    samples[1] = 30_000;
    samples[3] = -20_000;
    mixer.nextLine().give(samples);

    assertThat(recorded.take()).startsWith((short) 30_000, (short) -10_000, (short) 0);
  }

  @Test
  void aDeviceThatGoesAwayIsToldOnce() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.both("Desk", "a microphone and a box"));
    SoundStream recording = record("Desk");
    SoundStream playing = get(sound.play("Desk", block -> {}, lost::add));
    VirtualLine line = mixer.nextLine();
    line.give(new short[SoundSystem.BLOCK]);
    recorded.take();
    VirtualMixers.unplug(mixer);
    assertThat(lost.take()).isEqualTo("Desk went away");
    assertThat(lost.take()).isEqualTo("Desk went away");

    recording.close();
    playing.close();
    assertThat(lost).isEmpty();
    assertThat(time.pendingTimers()).isZero();
  }

  @Test
  void aDeviceThatStopsIsLost() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    record("Desk");
    VirtualLine line = mixer.nextLine();
    line.give(new short[SoundSystem.BLOCK]);
    recorded.take();
    time.advance(LineThread.SILENT);
    assertThat(lost).isEmpty();

    time.advance(LineThread.SILENT);
    assertThat(lost.take()).isEqualTo("Desk has been silent for 2 s");
    line.awaitClosed();
    assertThat(time.pendingTimers()).isZero();
  }

  @Test
  void aLoudspeakerThatStopsIsLost() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.speaker("Box", 48_000, 1));
    BlockingQueue<short[]> filled = new LinkedBlockingQueue<>();
    get(sound.play("Box", filled::add, lost::add));
    VirtualLine line = mixer.nextLine();
    for (int i = 0; i < 5; i++) {
      filled.take();
    }
    time.advance(LineThread.SILENT);
    line.play(SoundSystem.BLOCK);
    filled.take();
    time.advance(LineThread.SILENT);
    assertThat(lost).isEmpty();

    time.advance(LineThread.SILENT);
    assertThat(lost.take()).isEqualTo("Box has been silent for 2 s");
    line.awaitClosed();
  }

  @Test
  void whatCannotBeOpenedFails() {
    VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1).busy());

    assertThatThrownBy(() -> record("Desk"))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("Desk cannot be opened: in use by another program");
    assertThatThrownBy(() -> record("Lamp"))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("this machine has no Lamp");
    assertThat(lost).isEmpty();
  }

  @Test
  void aDriverThatHangsIsAskedOnce() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1)).hang();
    CompletableFuture<SoundStream> first = sound.record("Desk", recorded::add, lost::add);
    mixer.awaitHanging();
    time.advance(DeviceRegistration.TIMEOUT);
    assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> record("Desk"))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("the sound system hangs");

    mixer.goOn();
    mixer.nextLine().awaitClosed();
    assertThat(time.pendingTimers()).isZero();
    assertThat(lost).isEmpty();
  }

  @Test
  void aUserWhoThrowsLosesABlockAndNoMore() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.microphone("Desk", 48_000, 1));
    get(
        sound.record(
            "Desk",
            block -> {
              recorded.add(block);
              throw new IllegalStateException("of the user");
            },
            lost::add));
    mixer.nextLine().give(new short[2 * SoundSystem.BLOCK]);

    recorded.take();
    recorded.take();
    assertThat(lost).isEmpty();
  }

  @Test
  void closingTheSystemEndsItsLines() throws Exception {
    VirtualMixer mixer = VirtualMixers.plug(VirtualMixer.both("Desk", "a microphone and a box"));
    record("Desk");
    get(sound.play("Desk", block -> {}, lost::add));
    sound.close();

    mixer.nextLine().awaitClosed();
    mixer.nextLine().awaitClosed();
    assertThat(lost).isEmpty();
    assertThatThrownBy(() -> record("Desk"))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  private SoundStream record(String deviceId) throws Exception {
    return get(sound.record(deviceId, recorded::add, lost::add));
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  private static double loudness(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / samples.length);
  }
}
