package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.rtc.peer.testing.Tones;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A caller with sound devices and an agent with taps beside it, in one JVM. */
final class DeviceCall implements AutoCloseable {
  final PulseServer pulse;
  final WebRtcStack callerStack;
  final WebRtcStack agentStack = new WebRtcStack();
  final PeerEvents callerEvents = new PeerEvents();
  final PeerEvents agentEvents = new PeerEvents();
  final MediaPeer caller;
  final MediaPeer agent;
  final Ear atCaller = new Ear();
  final Ear atAgent = new Ear();

  DeviceCall(SoundRoute microphone, SoundRoute loudspeaker)
      throws IOException, InterruptedException {
    pulse = PulseServer.start();
    callerStack = new WebRtcStack(new PulseSound(pulse.environment()));
    caller = callerStack.newPeer(setup(Role.OFFERING, microphone, loudspeaker), callerEvents);
    agent = agentStack.newPeer(setup(Role.ANSWERING, SoundRoute.TAP, SoundRoute.TAP), agentEvents);
    caller.receiveAudio(MediaSection.MAIN_AUDIO, atCaller);
    agent.receiveAudio(MediaSection.MAIN_AUDIO, atAgent);
  }

  static PeerSetup setup(Role role, SoundRoute microphone, SoundRoute loudspeaker) {
    return new PeerSetup(
        role,
        IceSettings.DEFAULT,
        microphone,
        loudspeaker,
        List.of(PeerPair.MESSAGES, PeerPair.SIGNALS),
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        MediaSection.PICTURES);
  }

  DeviceCall agentSays(double hertz) {
    agent.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(hertz, 48_000, 1));
    return this;
  }

  DeviceCall connect() {
    String offer = PeerPair.get(caller.offer());
    String answer = PeerPair.get(agent.answer(offer, Set.of()));
    PeerPair.get(caller.acceptAnswer(answer));
    for (PeerEvents events : List.of(callerEvents, agentEvents)) {
      events.await("state CONNECTED");
      events.await("open " + PeerPair.MESSAGES);
    }
    return this;
  }

  /** Waits until a tone is nearly all that a loudspeaker plays; its share in the last 500 ms. */
  double played(String speaker, double hertz) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    double share = 0;
    while (share <= 0.9 && System.nanoTime() < end) {
      short[] heard = pulse.hear(speaker, Duration.ofMillis(500));
      share = Tones.share(heard, hertz, PulseServer.SAMPLE_RATE_HZ);
    }
    return share;
  }

  /** How loud a loudspeaker is, as root mean square. */
  double loudness(String speaker) throws IOException {
    return rms(pulse.hear(speaker, Duration.ofMillis(500)));
  }

  static double rms(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / samples.length);
  }

  @Override
  public void close() throws IOException {
    callerStack.close();
    agentStack.close();
    pulse.close();
  }
}
