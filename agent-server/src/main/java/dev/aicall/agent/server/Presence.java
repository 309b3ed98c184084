package dev.aicall.agent.server;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is in the channel beside the caller, and which of their tracks are there. Knows what the
 * caller was told, so that one who comes back hears what is different. For the call's loop.
 */
final class Presence {
  private final CallStart start;
  private final Map<String, Boolean> others = new LinkedHashMap<>();
  private final Set<String> told = new LinkedHashSet<>();
  private boolean sound = true;
  private boolean picture;

  Presence(CallStart start) {
    this.start = start;
    this.picture = start.profile().type().hasAgentVideo();
  }

  /** All there is to tell one who just connected, in the order of the signalling. */
  List<Signal> snapshot() {
    List<Signal> signals = new ArrayList<>();
    for (String uid : told) {
      if (!others.containsKey(uid)) {
        signals.add(new Signal.Offline(uid));
      }
    }
    told.clear();
    told.addAll(others.keySet());
    signals.add(new Signal.Online(start.agentUid()));
    if (!start.avatarUid().equals(start.agentUid())) {
      signals.add(new Signal.Online(start.avatarUid()));
    }
    if (picture) {
      signals.add(agentTrack(TrackKind.VIDEO, true));
    }
    if (sound) {
      signals.add(agentTrack(TrackKind.AUDIO, true));
    }
    others.forEach((uid, heard) -> signals.addAll(arrival(uid, heard)));
    signals.add(new Signal.Subscribed(start.agentUid()));
    return signals;
  }

  /** The agent and its avatar go, and whoever else is there. */
  List<Signal> farewell() {
    List<Signal> signals = new ArrayList<>();
    others.keySet().forEach(uid -> signals.add(new Signal.Offline(uid)));
    if (!start.avatarUid().equals(start.agentUid())) {
      signals.add(new Signal.Offline(start.avatarUid()));
    }
    signals.add(new Signal.Offline(start.agentUid()));
    return signals;
  }

  /** Changes one of the agent's tracks; nothing to tell if it was so before. */
  List<Signal> agentTracks(TrackKind kind, boolean available) {
    boolean before = kind == TrackKind.VIDEO ? picture : sound;
    if (before == available
        || (kind == TrackKind.VIDEO && !start.profile().type().hasAgentVideo())) {
      return List.of();
    }
    if (kind == TrackKind.VIDEO) {
      picture = available;
    } else {
      sound = available;
    }
    return List.of(agentTrack(kind, available));
  }

  List<Signal> online(String uid, boolean heard) {
    others.put(uid, heard);
    return arrival(uid, heard);
  }

  List<Signal> offline(String uid) {
    return others.remove(uid) == null ? List.of() : List.of(new Signal.Offline(uid));
  }

  /** Notes that the caller was told of everything that happened so far. */
  void heardOf(List<Signal> signals) {
    for (Signal signal : signals) {
      if (signal instanceof Signal.Online online) {
        told.add(online.uid());
      } else if (signal instanceof Signal.Offline offline) {
        told.remove(offline.uid());
      }
    }
  }

  private Signal agentTrack(TrackKind kind, boolean available) {
    return kind == TrackKind.VIDEO
        ? new Signal.Track(start.avatarUid(), kind, MediaSection.PICTURE, available)
        : new Signal.Track(start.avatarUid(), kind, MediaSection.MAIN_AUDIO, available);
  }

  private static List<Signal> arrival(String uid, boolean heard) {
    return heard
        ? List.of(
            new Signal.Online(uid),
            new Signal.Track(uid, TrackKind.AUDIO, MediaSection.SECOND_AUDIO, true))
        : List.of(new Signal.Online(uid));
  }
}
