package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.rtc.peer.device.DeviceSound;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.media.TenMillis;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The four media sections of a peer: always in the same order, tracks put in and taken out by
 * section. Native parts are made once and kept, since 0.14.0 leaks each wrapper that it hands out.
 * On the control thread.
 */
final class PeerMedia {
  private final WebRtcRuntime runtime;
  private final PeerSetup setup;
  private final DeviceSound device;
  private final FirstPackets firstPackets;
  private final AudioOut mainOut;
  private final @Nullable AudioOut secondOut;
  private final VideoOut videoOut;
  private final MediaSection videoOutSection;
  private final Map<MediaSection, PcmSink> sinks = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, VideoFrameSink> views = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, AudioIn> audioIns = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, VideoIn> videoIns = new EnumMap<>(MediaSection.class);
  private RTCRtpTransceiver[] transceivers = {};
  private boolean secondWanted;
  private boolean secondAttached;
  private boolean connected;
  private boolean videoOutWanted;

  PeerMedia(WebRtcRuntime runtime, PeerSetup setup, DeviceSound device, FirstPackets firstPackets) {
    this.runtime = runtime;
    this.setup = setup;
    this.device = device;
    this.firstPackets = firstPackets;
    boolean offering = setup.role() == Role.OFFERING;
    mainOut = new AudioOut(runtime, "main");
    secondOut = offering ? null : new AudioOut(runtime, "second");
    videoOut = new VideoOut(runtime, "video", PictureSettings.of(setup.video()));
    videoOutSection = offering ? MediaSection.CAMERA : MediaSection.PICTURE;
    if (setup.microphone() == SoundRoute.DEVICE) {
      mainOut.send(OpusSettings.of(setup.audio()).pieces(device.microphone()));
    }
  }

  /** Adds the sections, before the first offer. */
  void addSections(GuardedConnection connection) {
    // A section can only be made with a track; those without one yet borrow it.
    transceivers =
        new RTCRtpTransceiver[] {
          add(connection, mainOut.track(), RTCRtpTransceiverDirection.SEND_RECV),
          add(connection, mainOut.track(), RTCRtpTransceiverDirection.RECV_ONLY),
          add(connection, videoOut.track(), ifUsed(MediaSection.CAMERA, setup.pictures())),
          add(connection, videoOut.track(), ifUsed(MediaSection.PICTURE, setup.pictures()))
        };
    for (MediaSection section : MediaSection.values()) {
      if (section != MediaSection.MAIN_AUDIO) {
        of(section).getSender().replaceTrack(null);
      }
      preferCodec(section);
    }
    videoOutWanted = setup.pictures().contains(videoOutSection);
    hearSections();
    awaitPackets(setup.pictures());
  }

  private static RTCRtpTransceiver add(
      GuardedConnection connection, MediaStreamTrack track, RTCRtpTransceiverDirection direction) {
    return connection.addTransceiver(track, direction);
  }

  /** Says how the sections of an offer are answered, before each answer. */
  void answerSections(GuardedConnection connection, Set<MediaSection> pictures) {
    boolean first = transceivers.length == 0;
    if (first) {
      transceivers = connection.transceivers();
      mainOut.attach(of(MediaSection.MAIN_AUDIO).getSender());
    }
    videoOutWanted = pictures.contains(MediaSection.PICTURE);
    of(MediaSection.MAIN_AUDIO).setDirection(RTCRtpTransceiverDirection.SEND_RECV);
    of(MediaSection.SECOND_AUDIO).setDirection(RTCRtpTransceiverDirection.SEND_ONLY);
    for (MediaSection section : MediaSection.PICTURES) {
      of(section).setDirection(ifUsed(section, pictures));
    }
    if (first) {
      for (MediaSection section : MediaSection.values()) {
        preferCodec(section);
      }
      hearSections();
    }
    awaitPackets(pictures);
    attachSecond();
    startMedia();
  }

  /** What is inactive has no encoder, no decoder and none of their threads. */
  private RTCRtpTransceiverDirection ifUsed(MediaSection section, Set<MediaSection> used) {
    if (!used.contains(section)) {
      return RTCRtpTransceiverDirection.INACTIVE;
    }
    return section == videoOutSection
        ? RTCRtpTransceiverDirection.SEND_ONLY
        : RTCRtpTransceiverDirection.RECV_ONLY;
  }

  /** Opus and VP8 only, without retransmission streams: one ssrc for each section that sends. */
  private void preferCodec(MediaSection section) {
    String wanted = section.isAudio() ? "opus" : "vp8";
    List<RTCRtpCodecCapability> codecs =
        runtime
            .factory()
            .getRtpReceiverCapabilities(section.isAudio() ? MediaType.AUDIO : MediaType.VIDEO)
            .getCodecs()
            .stream()
            .filter(codec -> codec.getName().toLowerCase(Locale.ROOT).equals(wanted))
            .toList();
    of(section).setCodecPreferences(codecs);
  }

  private void hearSections() {
    for (MediaSection section : MediaSection.values()) {
      if (!section.isReceivedBy(setup.role())) {
        continue;
      }
      MediaStreamTrack track = of(section).getReceiver().getTrack();
      if (track instanceof AudioTrack audio) {
        AudioIn in = new AudioIn(audio, firstPackets::heard);
        audioIns.put(section, in);
        in.receive(sinks.get(section));
        PcmSink loudspeaker =
            setup.loudspeaker() == SoundRoute.DEVICE ? device.loudspeaker(section) : null;
        if (loudspeaker != null) {
          in.play(loudspeaker);
        }
      } else if (track instanceof VideoTrack video) {
        VideoIn in = new VideoIn(video);
        videoIns.put(section, in);
        in.receive(views.get(section));
      }
    }
  }

  private void awaitPackets(Set<MediaSection> pictures) {
    for (MediaSection section : MediaSection.values()) {
      if (section.isReceivedBy(setup.role()) && (section.isAudio() || pictures.contains(section))) {
        firstPackets.await(section, of(section).getReceiver());
      }
    }
  }

  private RTCRtpTransceiver of(MediaSection section) {
    return transceivers[section.index()];
  }

  /** The connection is up, or up again. */
  void connected() {
    connected = true;
    startMedia();
    firstPackets.start();
  }

  private void startMedia() {
    if (!connected) {
      return;
    }
    mainOut.start(runtime.clock());
    if (secondOut != null && secondAttached) {
      secondOut.start(runtime.clock());
    }
    if (videoOutWanted) {
      videoOut.start(of(videoOutSection).getSender());
    }
  }

  /** Sets a source of sound. */
  void sendAudio(MediaSection section, @Nullable TenMillis source) {
    if (section == MediaSection.MAIN_AUDIO) {
      if (setup.microphone() == SoundRoute.TAP) {
        mainOut.send(source);
      }
    } else if (secondOut != null) {
      secondOut.send(source);
      secondWanted |= source != null;
      attachSecond();
      startMedia();
    }
  }

  /** The second sound has no track, and so no packets, before it has its first source. */
  private void attachSecond() {
    if (secondOut != null && secondWanted && !secondAttached && transceivers.length > 0) {
      secondAttached = true;
      secondOut.attach(of(MediaSection.SECOND_AUDIO).getSender());
    }
  }

  void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    put(sinks, section, sink);
    AudioIn in = audioIns.get(section);
    if (in != null) {
      in.receive(sink);
    }
  }

  void sendVideo(@Nullable VideoFrameSource source) {
    videoOut.send(source);
  }

  void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    put(views, section, sink);
    VideoIn in = videoIns.get(section);
    if (in != null) {
      in.receive(sink);
    }
  }

  private static <T> void put(Map<MediaSection, T> map, MediaSection section, @Nullable T value) {
    if (value == null) {
      map.remove(section);
    } else {
      map.put(section, value);
    }
  }

  /** Ends all sources and sinks, before the connection closes. */
  void close() {
    firstPackets.close();
    videoOut.close();
    mainOut.close();
    if (secondOut != null) {
      secondOut.close();
    }
    audioIns.values().forEach(AudioIn::close);
    videoIns.values().forEach(VideoIn::close);
    device.close();
  }

  /** Gives native parts back, after the connection closed. Tracks must not be disposed of. */
  void dispose() {
    mainOut.dispose();
    if (secondOut != null) {
      secondOut.dispose();
    }
    videoOut.dispose();
  }
}
