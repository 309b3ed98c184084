package dev.aicall.rtc.peer;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one session: what is said and who is heard, through taps or devices. On the
 * session's queue only; keeps the settings for every connection that the session has.
 */
final class CallSound {
  private static final List<MediaSection> SECTIONS =
      List.of(MediaSection.MAIN_AUDIO, MediaSection.SECOND_AUDIO);

  private final RtcCapabilities capabilities;
  private final ParticipantTable participants;
  private final SessionEvents events;
  private final Loudness microphoneLoudness = new Loudness();
  private final Set<String> unsubscribed = new HashSet<>();
  private final AudibleNotes audible;
  private SpeakerMix speakers;
  private SoundRoute microphoneRoute = SoundRoute.TAP;
  private SoundRoute loudspeakerRoute = SoundRoute.TAP;
  private @Nullable MicrophoneTap microphone;
  private @Nullable RtcError uselessTap;
  private @Nullable MediaPeer peer;
  private boolean begun;
  private boolean capturing = true;
  private boolean muted;
  private boolean playoutMuted;

  CallSound(
      RtcCapabilities capabilities,
      ParticipantTable participants,
      SessionEvents events,
      AudibleNotes audible) {
    this.capabilities = capabilities;
    this.participants = participants;
    this.events = events;
    this.audible = audible;
    this.speakers = mixInto(null);
  }

  private SpeakerMix mixInto(@Nullable PcmSink tap) {
    return new SpeakerMix(
        tap, audible.of(MediaSection.MAIN_AUDIO), audible.of(MediaSection.SECOND_AUDIO));
  }

  /** Chooses taps or devices; what is neither is silence. */
  void prepare(MediaTaps taps) {
    PcmSource source = taps.microphone();
    if (source != null) {
      try {
        microphone = new MicrophoneTap(source, microphoneLoudness, audible.ofMicrophone());
      } catch (RuntimeException e) {
        uselessTap = new RtcError(RtcError.Reason.DEVICE, "the microphone tap is no good", e);
      }
    }
    speakers = mixInto(taps.loudspeaker());
    microphoneRoute = route(source);
    loudspeakerRoute = route(taps.loudspeaker());
  }

  private SoundRoute route(@Nullable Object tap) {
    return tap == null && capabilities.devices() ? SoundRoute.DEVICE : SoundRoute.TAP;
  }

  SoundRoute microphoneRoute() {
    return microphoneRoute;
  }

  SoundRoute loudspeakerRoute() {
    return loudspeakerRoute;
  }

  void attach(MediaPeer newPeer) {
    peer = newPeer;
    newPeer.sendAudio(MediaSection.MAIN_AUDIO, microphone);
    for (MediaSection section : SECTIONS) {
      newPeer.receiveAudio(section, speakers.sink(section));
    }
    applyMicrophone();
    applyPlayout();
  }

  void detach() {
    MediaPeer old = peer;
    peer = null;
    if (old != null) {
      old.sendAudio(MediaSection.MAIN_AUDIO, null);
      for (MediaSection section : SECTIONS) {
        old.receiveAudio(section, null);
      }
    }
  }

  /** The session has joined: taps are read and played from now on. */
  void begin() {
    begun = true;
    applyMicrophone();
    applyPlayout();
    RtcError useless = uselessTap;
    if (useless != null) {
      events.tell(l -> l.onDeviceException(useless));
    }
  }

  void end() {
    begun = false;
    applyMicrophone();
    applyPlayout();
    detach();
  }

  void captureMicrophone(boolean on) {
    capturing = on;
    applyMicrophone();
  }

  void muteMicrophone(boolean mute) {
    muted = mute;
    applyMicrophone();
  }

  void mutePlayout(boolean mute) {
    playoutMuted = mute;
    applyPlayout();
  }

  void subscribe(String uid, boolean on) {
    if (on ? unsubscribed.remove(uid) : unsubscribed.add(uid)) {
      applyPlayout();
    }
  }

  private void applyMicrophone() {
    if (microphone != null) {
      microphone.set(begun && capturing, muted);
    }
    if (peer != null && microphoneRoute == SoundRoute.DEVICE) {
      peer.microphoneDevice(begun && capturing, muted);
    }
  }

  /** Runs when a section has another owner, too. */
  void applyPlayout() {
    speakers.play(begun);
    for (MediaSection section : SECTIONS) {
      boolean heard = begun && !playoutMuted && isSubscribed(section);
      speakers.hear(section, heard);
      if (peer != null && loudspeakerRoute == SoundRoute.DEVICE) {
        peer.playOnDevice(section, heard);
      }
    }
  }

  // Sound may come before the news of whose it is; better late than of somebody unwanted.
  private boolean isSubscribed(MediaSection section) {
    String owner = participants.ownerOf(section);
    return owner == null ? unsubscribed.isEmpty() : !unsubscribed.contains(owner);
  }

  /** How loud everybody was since the last time. */
  List<Volume> volumes() {
    List<Volume> volumes = new ArrayList<>();
    volumes.add(volume(Volume.LOCAL_UID, takeMicrophone()));
    for (MediaSection section : SECTIONS) {
      int peak = speakers.loudness(section).take();
      String owner = participants.ownerOf(section);
      if (owner != null && !unsubscribed.contains(owner)) {
        volumes.add(volume(owner, peak));
      }
    }
    return volumes;
  }

  private int takeMicrophone() {
    if (peer != null && microphoneRoute == SoundRoute.DEVICE && capturing && !muted) {
      microphoneLoudness.hear(peer.microphoneDeviceLevel());
    }
    return microphoneLoudness.take();
  }

  private static Volume volume(String uid, int peak) {
    return new Volume(uid, Loudness.volume(peak), Loudness.isSpeech(peak));
  }
}
