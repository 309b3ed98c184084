package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.device.MediaDevice;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.ChildChecks;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.rtc.peer.testing.Tones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Calls over sound devices, against a sound server of their own. */
final class DeviceChecks {
  private static final double VOICE = 620;
  private static final double AGENT = 880;

  private DeviceChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("both", DeviceChecks::both)
        .add("microphone", DeviceChecks::microphoneOnly)
        .add("loudspeaker", DeviceChecks::loudspeakerOnly)
        .add("mute", DeviceChecks::mute)
        .add("change", DeviceChecks::hotChange)
        .add("unplug", DeviceChecks::unplug)
        .add("crash", DeviceChecks::soundServerDies)
        .add("echo", DeviceChecks::echo)
        .run(names);
  }

  private static void both() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.agentSays(AGENT).connect();

      assertThat(heard(call.atAgent, VOICE)).as("agent hears").isGreaterThan(0.9);
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).as("speaker plays").isGreaterThan(0.9);
      assertThat(heard(call.atCaller, AGENT)).as("tap beside it").isGreaterThan(0.9);
      assertThat(call.atAgent.share(AGENT, 500)).as("no echo").isLessThan(0.01);
      assertThat(call.caller.microphoneDeviceLevel()).isPositive();
      assertThat(call.callerEvents.all()).noneMatch(event -> event.startsWith("device"));

      call.caller.playOnDevice(MediaSection.MAIN_AUDIO, false);
      awaitSilence(call, PulseServer.SPEAKER);
      assertThat(heard(call.atCaller, AGENT)).as("the tap goes on").isGreaterThan(0.9);
      call.caller.playOnDevice(MediaSection.MAIN_AUDIO, true);
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).as("played again").isGreaterThan(0.9);
    }
  }

  private static void microphoneOnly() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.TAP)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.agentSays(AGENT).connect();

      assertThat(heard(call.atAgent, VOICE)).isGreaterThan(0.9);
      assertThat(heard(call.atCaller, AGENT)).isGreaterThan(0.9);
      assertThat(call.loudness(PulseServer.SPEAKER)).isZero();
    }
  }

  private static void loudspeakerOnly() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.TAP, SoundRoute.DEVICE)) {
      call.caller.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 16_000, 1));
      call.agentSays(AGENT).connect();

      assertThat(heard(call.atAgent, 440)).isGreaterThan(0.9);
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).isGreaterThan(0.9);
      assertThat(call.caller.microphoneDeviceLevel()).isZero();
      assertThat(call.pulse.control("list", "clients")).contains("aicall");
    }
  }

  private static void mute() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.agentSays(AGENT).connect();
      assertThat(heard(call.atAgent, VOICE)).isGreaterThan(0.9);

      call.caller.microphoneDevice(true, true);
      awaitSilence(call.atAgent);
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).as("still hears").isGreaterThan(0.9);
      call.caller.microphoneDevice(true, false);
      assertThat(heard(call.atAgent, VOICE)).as("unmuted").isGreaterThan(0.9);

      call.caller.microphoneDevice(false, false);
      awaitSilence(call.atAgent);
      assertThat(call.pulse.control("list", "source-outputs")).doesNotContain("AI call");
      call.caller.microphoneDevice(true, false);
      assertThat(heard(call.atAgent, VOICE)).as("opened again").isGreaterThan(0.9);

      assertThat(call.callerEvents.all()).containsOnlyOnce("state CONNECTED");
      assertThat(call.callerEvents.all()).doesNotContain("state DISCONNECTED", "state FAILED");
    }
  }

  private static void hotChange() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.pulse.playInto(PulseServer.DESK_MICROPHONE, 300);
      call.agentSays(AGENT).connect();
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).isGreaterThan(0.9);
      assertThat(call.callerStack.capabilities().speakerSwitch()).isTrue();
      var devices = call.callerStack.audioDevices();
      assertThat(PeerPair.get(devices.currentSpeaker()))
          .map(MediaDevice::id)
          .contains(PulseServer.SPEAKER);

      PeerPair.get(devices.chooseSpeaker(PulseServer.HEADSET));
      PeerPair.get(devices.chooseMicrophone(PulseServer.DESK_MICROPHONE));

      assertThat(call.played(PulseServer.HEADSET, AGENT)).as("headset").isGreaterThan(0.9);
      awaitSilence(call, PulseServer.SPEAKER);
      assertThat(heard(call.atAgent, 300)).as("desk microphone").isGreaterThan(0.9);
      assertThat(PeerPair.get(devices.currentSpeaker()))
          .map(MediaDevice::id)
          .contains(PulseServer.HEADSET);

      call.callerStack.useSpeaker(true);
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).as("speaker").isGreaterThan(0.9);
      call.callerStack.useSpeaker(false);
      assertThat(call.played(PulseServer.HEADSET, AGENT)).as("headset").isGreaterThan(0.9);
      assertThat(call.callerEvents.all()).noneMatch(event -> event.startsWith("device"));
    }
  }

  private static void unplug() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.pulse.playInto(PulseServer.DESK_MICROPHONE, 300);
      call.agentSays(AGENT).connect();
      assertThat(call.played(PulseServer.SPEAKER, AGENT)).isGreaterThan(0.9);
      assertThat(heard(call.atAgent, VOICE)).isGreaterThan(0.9);

      call.pulse.control("set-default-sink", PulseServer.HEADSET);
      call.pulse.unplug(PulseServer.SPEAKER);
      call.callerEvents.await("device DEVICE");
      assertThat(call.played(PulseServer.HEADSET, AGENT)).as("headset").isGreaterThan(0.9);

      call.pulse.control("set-default-source", PulseServer.DESK_MICROPHONE);
      call.pulse.unplug(PulseServer.MICROPHONE);
      call.callerEvents.awaitThat(
          "two failures", all -> all.stream().filter("device DEVICE"::equals).count() == 2);
      assertThat(heard(call.atAgent, 300)).as("desk microphone").isGreaterThan(0.9);
    }
  }

  private static void soundServerDies() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.playInto(PulseServer.MICROPHONE, VOICE);
      call.agentSays(AGENT).connect();
      assertThat(heard(call.atAgent, VOICE)).isGreaterThan(0.9);

      call.pulse.kill();

      call.callerEvents.awaitThat(
          "two failures", all -> all.stream().filter("device DEVICE"::equals).count() == 2);
      awaitSilence(call.atAgent);
      assertThat(heard(call.atCaller, AGENT)).as("still receives").isGreaterThan(0.9);
      byte[] text = "alive".getBytes(StandardCharsets.UTF_8);
      call.caller.send(PeerPair.MESSAGES, text, false);
      call.agentEvents.await("text " + PeerPair.MESSAGES + " alive");
      assertThat(PeerPair.get(call.callerStack.audioDevices().speakers())).isEmpty();
      assertThat(call.callerEvents.all()).doesNotContain("state DISCONNECTED", "state FAILED");
    }
  }

  /** For people: late blocks of a busy machine cost the canceller most of what it can do. */
  private static void echo() throws IOException, InterruptedException {
    try (DeviceCall call = new DeviceCall(SoundRoute.DEVICE, SoundRoute.DEVICE)) {
      call.pulse.control(
          "load-module",
          "module-loopback",
          "source=" + PulseServer.SPEAKER + ".monitor",
          "sink=" + PulseServer.MICROPHONE + "-wire",
          "latency_msec=50");
      call.agent.sendAudio(MediaSection.MAIN_AUDIO, new Babble(7));
      call.connect();
      // The canceller learns the way of the echo first.
      call.pulse.hear(PulseServer.SPEAKER, Duration.ofSeconds(4));

      double played = DeviceCall.rms(call.pulse.hear(PulseServer.SPEAKER, Duration.ofSeconds(3)));
      double came = DeviceCall.rms(call.atAgent.hear(3_000));

      System.out.printf(
          "ECHO played %.0f, came back %.0f: %.1f dB%n",
          played, came, 20 * Math.log10(Math.max(1, came) / played));
      assertThat(played).isGreaterThan(500);
    }
  }

  /** Waits until a tone is nearly all of half a second: noise suppression has to settle first. */
  private static double heard(Ear ear, double hertz) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    double share = ear.share(hertz, 500);
    while (share <= 0.9 && System.nanoTime() < end) {
      share = ear.share(hertz, 500);
    }
    return share;
  }

  private static void awaitSilence(Ear ear) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (ear.loudness(200) > 20) {
      assertThat(System.nanoTime()).as("silence within 10 s").isLessThan(end);
    }
  }

  private static void awaitSilence(DeviceCall call, String speaker)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (call.loudness(speaker) > 20) {
      assertThat(System.nanoTime()).as("silence within 10 s").isLessThan(end);
    }
  }
}
