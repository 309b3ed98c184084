package dev.aicall.rtc.fake;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who else is in the channel of one session, as the caller is told. Used on its queue only. */
final class Participants {
  private final FakeRtcSession session;
  private final Map<String, Presence> present = new LinkedHashMap<>();
  private final Map<String, Set<TrackKind>> begun = new HashMap<>();

  private final Set<String> audible = new HashSet<>();

  private static final class Presence {
    final Set<TrackKind> tracks = new HashSet<>();
    boolean sounding;
  }

  Participants(FakeRtcSession session) {
    this.session = session;
  }

  void online(String uid) {
    if (present.putIfAbsent(uid, new Presence()) == null) {
      session.tell(l -> l.onParticipantOnline(uid));
    }
  }

  void offline(String uid) {
    if (present.remove(uid) != null) {
      audible(uid, false, Duration.ZERO);
      session.tell(l -> l.onParticipantOffline(uid));
    }
  }

  /** Tracks and first media of the agent, and of its avatar if it has one. */
  void agentMedia(String uid, @Nullable String avatarUid) {
    track(uid, TrackKind.AUDIO, true);
    first(uid, TrackKind.AUDIO);
    if (avatarUid != null) {
      online(avatarUid);
      track(avatarUid, TrackKind.VIDEO, true);
      first(avatarUid, TrackKind.VIDEO);
    }
  }

  void agentGone(String uid, @Nullable String avatarUid) {
    offline(uid);
    if (avatarUid != null) {
      offline(avatarUid);
    }
  }

  void track(String uid, TrackKind kind, boolean available) {
    Set<TrackKind> tracks = present.computeIfAbsent(uid, key -> new Presence()).tracks;
    boolean changed = available ? tracks.add(kind) : tracks.remove(kind);
    if (changed) {
      session.tell(l -> l.onTrack(uid, kind, available));
      session.media().remotePicturesChanged();
    }
  }

  /** First sound or picture: once for each participant and join. */
  void first(String uid, TrackKind kind) {
    if (!begun.computeIfAbsent(uid, key -> new HashSet<>()).add(kind)) {
      return;
    }
    if (kind == TrackKind.AUDIO) {
      session.tell(l -> l.onFirstAudio(uid));
    } else {
      session.tell(l -> l.onFirstVideoFrame(uid));
    }
  }

  boolean hasPicture(String uid) {
    Presence presence = present.get(uid);
    return presence != null && presence.tracks.contains(TrackKind.VIDEO);
  }

  void sounds(String uid, boolean on) {
    Presence presence = present.get(uid);
    if (presence != null) {
      presence.sounding = on;
      audible(uid, on, Duration.ZERO);
    }
  }

  /** Tells what this end hears, once a change. */
  void audible(String uid, boolean on, Duration ago) {
    boolean changed = on ? audible.add(uid) : audible.remove(uid);
    if (changed) {
      session.tellNow(l -> l.onAudible(uid, on, ago));
    }
  }

  void nobodyIsAudible() {
    Set.copyOf(audible).forEach(uid -> audible(uid, false, Duration.ZERO));
  }

  /** Says whether somebody other than the agent is audible among those that are subscribed. */
  boolean anyoneSounds(Set<String> unsubscribed) {
    for (Map.Entry<String, Presence> entry : present.entrySet()) {
      if (entry.getValue().sounding && !unsubscribed.contains(entry.getKey())) {
        return true;
      }
    }
    return false;
  }
}
