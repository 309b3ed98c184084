package dev.aicall.rtc.jitsi.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.jitsi.JitsiStackProvider;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller with sound devices and an agent with taps; the devices run in real time. */
@Timeout(60)
class DeviceCallTest {
  private static final double CALLER_HERTZ = 440;
  private static final double AGENT_HERTZ = 880;
  private static final int SECOND = SoundSystem.RATE_HZ;

  private final MediaStack stack = new JitsiStackProvider(LocalAddresses.LOOPBACK).open();
  private final MediaClock devices = new MediaClock("virtual-devices");
  private final BlockingQueue<RtcError> failures = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    devices.close();
    stack.close();
    VirtualMixers.clear();
  }

  @Test
  void microphoneIsSentAndTheOtherSideIsPlayed() throws Exception {
    VirtualMixer desk = VirtualMixers.plug(VirtualMixer.microphone("Desk", SECOND, 1));
    VirtualMixer box = VirtualMixers.plug(VirtualMixer.speaker("Box", SECOND, 1));
    assertThat(stack.capabilities().devices()).isTrue();
    assertThat(stack.capabilities().echoCancellation()).isFalse();
    MediaPeer caller = peer(Role.OFFERING, SoundRoute.DEVICE);
    MediaPeer agent = peer(Role.ANSWERING, SoundRoute.TAP);
    BlockingQueue<Short> atAgent = new LinkedBlockingQueue<>();
    agent.receiveAudio(MediaSection.MAIN_AUDIO, frame -> keep(frame, atAgent));
    agent.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(AGENT_HERTZ, SECOND, 1));
    VirtualLine microphone = desk.nextLine();
    VirtualLine speaker = box.nextLine();
    BlockingQueue<Short> played = new LinkedBlockingQueue<>();
    PcmSource said = Tones.source(CALLER_HERTZ, SECOND, 1);
    MediaClock.Registration unused = devices.add(() -> run(microphone, said, speaker, played));

    caller.acceptAnswer(agent.answer(caller.offer().join(), Set.of()).join()).join();

    assertThat(share(atAgent, CALLER_HERTZ)).isGreaterThan(0.9);
    assertThat(share(played, AGENT_HERTZ)).isGreaterThan(0.9);
    assertThat(caller.microphoneDeviceLevel()).isPositive();
    assertThat(failures).isEmpty();

    caller.microphoneDevice(true, true);
    assertThat(quiet(atAgent)).isTrue();
  }

  /** 10 ms of both devices. */
  private static void run(
      VirtualLine microphone, PcmSource said, VirtualLine speaker, BlockingQueue<Short> played) {
    short[] block = new short[SoundSystem.BLOCK];
    said.read(block, 0, block.length);
    microphone.give(block);
    try {
      for (short sample : speaker.play(SoundSystem.BLOCK)) {
        played.add(sample);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void keep(PcmFrame frame, BlockingQueue<Short> to) {
    for (int i = 0; i < frame.length(); i++) {
      to.add(frame.sample(i));
    }
  }

  /** Waits for a second that is nearly all tone; the test's time-out ends it. */
  private static double share(BlockingQueue<Short> sound, double hertz)
      throws InterruptedException {
    double share = 0;
    while (share <= 0.9) {
      share = Tones.share(next(sound, SECOND), hertz, SECOND);
    }
    return share;
  }

  private static boolean quiet(BlockingQueue<Short> sound) throws InterruptedException {
    while (true) {
      int peak = 0;
      for (short sample : next(sound, SECOND / 10)) {
        peak = Math.max(peak, Math.abs(sample));
      }
      if (peak < 50) {
        return true;
      }
    }
  }

  private static short[] next(BlockingQueue<Short> sound, int count) throws InterruptedException {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = sound.take();
    }
    return samples;
  }

  private MediaPeer peer(Role role, SoundRoute route) {
    return stack.newPeer(
        new PeerSetup(
            role,
            IceSettings.DEFAULT,
            route,
            route,
            List.of("messages"),
            ARTCAICallAudioConfig.builder().build(),
            ARTCAICallVideoConfig.builder().build(),
            MediaSection.PICTURES),
        new Events());
  }

  private final class Events implements MediaPeerListener {
    @Override
    public void onDeviceFailure(RtcError error) {
      failures.add(error);
    }

    @Override
    public void onBroken(RtcError error) {
      failures.add(error);
    }
  }
}
