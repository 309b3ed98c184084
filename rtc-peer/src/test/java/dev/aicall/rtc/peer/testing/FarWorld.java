package dev.aicall.rtc.peer.testing;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.signal.Signalling;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the far side of a harness is told to do, and who is there. Safe from any thread. */
final class FarWorld {
  static final String AGENT = "agent-1";

  static final PeerSetup SETUP =
      new PeerSetup(
          Role.ANSWERING,
          IceSettings.DEFAULT,
          SoundRoute.TAP,
          SoundRoute.TAP,
          Signalling.CHANNELS,
          ARTCAICallAudioConfig.builder().build(),
          ARTCAICallVideoConfig.builder().build(),
          MediaSection.PICTURES);

  final Map<String, FarParticipant> participants = new ConcurrentHashMap<>();
  final AtomicLong open = new AtomicLong();
  volatile boolean agentSounds;
  volatile boolean cut;
  volatile boolean ignoring;
  volatile RtcError.@Nullable Reason refusal;
  volatile @Nullable FarParticipant newest;

  void came(String id, FarParticipant participant) {
    open.incrementAndGet();
    participants.put(id, participant);
    newest = participant;
  }

  void gone(FarParticipant participant) {
    if (participants.values().remove(participant)) {
      open.decrementAndGet();
    }
  }
}
