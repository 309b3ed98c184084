package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the channel and whose media a section carries. Tells each change once, however often
 * the server repeats it. On the session's queue only.
 */
final class ParticipantTable {
  private final SessionEvents events;
  private final Runnable ownersChanged;
  private final Map<String, Set<TrackKind>> online = new LinkedHashMap<>();
  private final Map<MediaSection, String> owners = new EnumMap<>(MediaSection.class);
  private final Set<MediaSection> arrived = EnumSet.noneOf(MediaSection.class);
  private final Set<String> heard = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private String agentUid = "";
  private @Nullable Set<String> toldAgain;

  /**
   * Creates an empty table.
   *
   * @param ownersChanged runs when a section has another owner
   */
  ParticipantTable(SessionEvents events, Runnable ownersChanged) {
    this.events = events;
    this.ownersChanged = ownersChanged;
  }

  /** Whose sound or picture the section carries, or null. */
  @Nullable String ownerOf(MediaSection section) {
    return owners.get(section);
  }

  /** Who reads our messages and sends those that name nobody; empty while nobody does. */
  String agentUid() {
    return agentUid;
  }

  /** Participants with a sound track, each once. */
  List<String> speakers() {
    return owners.entrySet().stream()
        .filter(entry -> entry.getKey().isAudio())
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  void online(String uid) {
    if (uid.isEmpty()) {
      return;
    }
    if (toldAgain != null) {
      toldAgain.add(uid);
    }
    if (online.putIfAbsent(uid, EnumSet.noneOf(TrackKind.class)) == null) {
      events.tell(l -> l.onParticipantOnline(uid));
    }
  }

  void offline(String uid) {
    boolean owned = owners.values().removeIf(uid::equals);
    if (online.remove(uid) != null) {
      events.tell(l -> l.onParticipantOffline(uid));
    }
    if (owned) {
      ownersChanged.run();
    }
  }

  void track(Signal.Track track) {
    String uid = track.uid();
    if (uid.isEmpty()) {
      return;
    }
    online(uid);
    Set<TrackKind> tracks = online.get(uid);
    boolean changed =
        tracks != null
            && (track.available() ? tracks.add(track.kind()) : tracks.remove(track.kind()));
    if (track.available()) {
      owners.put(track.section(), uid);
    } else {
      owners.remove(track.section(), uid);
    }
    ownersChanged.run();
    if (changed) {
      events.tell(l -> l.onTrack(uid, track.kind(), track.available()));
    }
    tellFirst(track.section());
  }

  void subscribed(String uid) {
    if (uid.isEmpty()) {
      return;
    }
    agentUid = uid;
    Set<String> present = toldAgain;
    if (present != null) {
      // The server has told of everybody who is still there.
      toldAgain = null;
      present.add(uid);
      for (String gone : Set.copyOf(online.keySet())) {
        if (!present.contains(gone)) {
          offline(gone);
        }
      }
    }
    events.tell(l -> l.onDataChannelReady(uid));
  }

  /** The first packet, or the first picture, of a section of this connection. */
  void arrived(MediaSection section) {
    if (arrived.add(section)) {
      tellFirst(section);
    }
  }

  /** A new connection: its media arrive anew, and the server tells again who is there. */
  void newConnection() {
    arrived.clear();
    toldAgain = new HashSet<>();
  }

  private void tellFirst(MediaSection section) {
    String uid = owners.get(section);
    if (uid == null || !arrived.contains(section)) {
      return;
    }
    if (section.isAudio() && heard.add(uid)) {
      events.tell(l -> l.onFirstAudio(uid));
    } else if (section == MediaSection.PICTURE && seen.add(uid)) {
      events.tell(l -> l.onFirstVideoFrame(uid));
    }
  }
}
