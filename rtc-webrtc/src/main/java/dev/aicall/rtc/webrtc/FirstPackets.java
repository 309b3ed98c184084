package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Notices the first packet of each section. There is no event for it, and the sink of a section is
 * called with silence long before, so the list of senders heard is asked again and again (6 µs
 * each) until each section has one. On the control thread.
 */
final class FirstPackets {
  /** While the first packet is about to come. Our choice: a call's beginning waits for it. */
  private static final Duration SOON = Duration.ofMillis(4);

  /** How many times to look so often, about 2 s; some sections never have a packet. */
  private static final int SOON_LOOKS = 500;

  private static final Duration LATER = Duration.ofMillis(12);

  private final WebRtcRuntime runtime;
  private final MediaPeerListener listener;
  private final Map<MediaSection, RTCRtpReceiver> silent = new EnumMap<>(MediaSection.class);
  private boolean looking;
  private int looks;
  private boolean closed;

  FirstPackets(WebRtcRuntime runtime, MediaPeerListener listener) {
    this.runtime = runtime;
    this.listener = listener;
  }

  /** Adds a section whose first packet is still to come. */
  void await(MediaSection section, RTCRtpReceiver receiver) {
    silent.put(section, receiver);
  }

  /** Begins to look, now that packets may come. Idempotent. */
  void start() {
    if (!looking) {
      looking = true;
      look();
    }
  }

  private void look() {
    if (closed) {
      return;
    }
    for (MediaSection section : MediaSection.values()) {
      RTCRtpReceiver receiver = silent.get(section);
      if (receiver != null && !receiver.getSynchronizationSources().isEmpty()) {
        silent.remove(section);
        listener.onFirstPacket(section);
      }
    }
    if (silent.isEmpty()) {
      looking = false;
    } else {
      looks++;
      runtime.schedule(looks < SOON_LOOKS ? SOON : LATER, this::look);
    }
  }

  /** Stops looking; before the connection closes. */
  void close() {
    closed = true;
  }
}
