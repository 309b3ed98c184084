package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Notices the first packet of each section. There is no event for it, and the sink of a section is
 * called with silence long before, so the list of senders heard is asked again and again until each
 * section has one. Each time goes through threads of the library that all calls share (6 µs when
 * they have nothing to do), so it is asked seldom once a call has begun: by then a sound that is
 * heard is what says that it is time to ask. On the control thread.
 */
final class FirstPackets {
  /** While the first packet is about to come. Our choice: a call's beginning waits for it. */
  private static final Duration SOON = Duration.ofMillis(4);

  /** How many times to look so often, about 2 s; some sections never have a packet. */
  private static final int SOON_LOOKS = 500;

  /** For what begins with silence, or is not listened to. */
  private static final Duration LATER = Duration.ofMillis(250);

  private final WebRtcRuntime runtime;
  private final MediaPeerListener listener;
  private final Set<MediaSection> awaited = EnumSet.noneOf(MediaSection.class);
  private final Map<MediaSection, RTCRtpReceiver> silent = new EnumMap<>(MediaSection.class);
  private boolean started;
  private boolean lookComing;
  private int looks;
  private boolean closed;

  FirstPackets(WebRtcRuntime runtime, MediaPeerListener listener) {
    this.runtime = runtime;
    this.listener = listener;
  }

  /** Adds a section whose first packet is still to come. Idempotent. */
  void await(MediaSection section, RTCRtpReceiver receiver) {
    if (awaited.add(section)) {
      silent.put(section, receiver);
      looks = 0;
      lookAgain();
    }
  }

  /** Begins to look, now that packets may come. Idempotent. */
  void start() {
    if (!started) {
      started = true;
      look();
      lookAgain();
    }
  }

  /** A sound came: a packet has, too. On any thread. */
  void heard() {
    runtime.execute(this::look);
  }

  private void look() {
    if (!started || closed) {
      return;
    }
    for (MediaSection section : MediaSection.values()) {
      RTCRtpReceiver receiver = silent.get(section);
      if (receiver != null && !receiver.getSynchronizationSources().isEmpty()) {
        silent.remove(section);
        listener.onFirstPacket(section);
      }
    }
  }

  private void lookAgain() {
    if (!started || lookComing || silent.isEmpty() || closed) {
      return;
    }
    lookComing = true;
    looks++;
    runtime.schedule(
        looks < SOON_LOOKS ? SOON : LATER,
        () -> {
          lookComing = false;
          look();
          lookAgain();
        });
  }

  /** Stops looking; before the connection closes. */
  void close() {
    closed = true;
  }
}
