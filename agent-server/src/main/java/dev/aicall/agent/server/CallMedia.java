package dev.aicall.agent.server;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sends and receives, whichever peer the caller is connected by. Moves it to a new
 * peer when the caller comes back. For the call's loop.
 */
final class CallMedia {
  private final ARTCAICallAgentType type;
  private final Map<String, Optional<PcmSource>> others = new LinkedHashMap<>();
  private @Nullable MediaPeer peer;
  private @Nullable PcmSource voice;
  private @Nullable PcmSink ears;
  private @Nullable VideoFrameSource face;
  private @Nullable VideoFrameSink eyes;

  CallMedia(ARTCAICallAgentType type) {
    this.type = type;
  }

  /** Which pictures an agent of the type wants. */
  Set<MediaSection> pictures() {
    return MediaSection.picturesOf(type);
  }

  /** Goes over to another peer; two never read one source. */
  void moveTo(MediaPeer next) {
    detach();
    peer = next;
    next.sendAudio(MediaSection.MAIN_AUDIO, voice);
    next.receiveAudio(MediaSection.MAIN_AUDIO, ears);
    next.sendAudio(MediaSection.SECOND_AUDIO, secondVoice());
    if (type.hasAgentVideo()) {
      next.sendVideo(MediaSection.PICTURE, face);
    }
    if (type.hasLocalVideo()) {
      next.receiveVideo(MediaSection.CAMERA, eyes);
    }
  }

  /** Takes everything from the peer, which may live on for a moment. */
  void detach() {
    MediaPeer last = peer;
    peer = null;
    if (last == null) {
      return;
    }
    last.sendAudio(MediaSection.MAIN_AUDIO, null);
    last.receiveAudio(MediaSection.MAIN_AUDIO, null);
    last.sendAudio(MediaSection.SECOND_AUDIO, null);
    if (type.hasAgentVideo()) {
      last.sendVideo(MediaSection.PICTURE, null);
    }
    if (type.hasLocalVideo()) {
      last.receiveVideo(MediaSection.CAMERA, null);
    }
  }

  void voice(@Nullable PcmSource source) {
    voice = source;
    if (peer != null) {
      peer.sendAudio(MediaSection.MAIN_AUDIO, source);
    }
  }

  void ears(@Nullable PcmSink sink) {
    ears = sink;
    if (peer != null) {
      peer.receiveAudio(MediaSection.MAIN_AUDIO, sink);
    }
  }

  void face(@Nullable VideoFrameSource source) {
    face = source;
    if (peer != null && type.hasAgentVideo()) {
      peer.sendVideo(MediaSection.PICTURE, source);
    }
  }

  void eyes(@Nullable VideoFrameSink sink) {
    eyes = sink;
    if (peer != null && type.hasLocalVideo()) {
      peer.receiveVideo(MediaSection.CAMERA, sink);
    }
  }

  /** Another participant speaks on the second section; of several the last one that came. */
  void online(String uid, @Nullable PcmSource source) {
    others.remove(uid);
    others.put(uid, Optional.ofNullable(source));
    sendSecondVoice();
  }

  void offline(String uid) {
    if (others.remove(uid) != null) {
      sendSecondVoice();
    }
  }

  private void sendSecondVoice() {
    if (peer != null) {
      peer.sendAudio(MediaSection.SECOND_AUDIO, secondVoice());
    }
  }

  private @Nullable PcmSource secondVoice() {
    PcmSource last = null;
    for (Optional<PcmSource> source : others.values()) {
      last = source.orElse(last);
    }
    return last;
  }
}
