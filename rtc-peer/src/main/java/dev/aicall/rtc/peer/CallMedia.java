package dev.aicall.rtc.peer;

import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.signal.Signalling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All media of one session, whichever connection carries them just now: sound, pictures, who they
 * belong to, and what is measured of them. On the session's queue only.
 */
final class CallMedia {
  /** Source: port, {@code onVolumes}; AICallKit Web has the same. */
  private static final Duration VOLUMES_EVERY = Duration.ofMillis(200);

  private final Backend backend;
  private final Executor queue;
  private final SessionTimers timers;
  private final SessionEvents events;
  private final ParticipantTable participants;
  private final AudibleNotes audible;
  private final CallSound sound;
  private final CallPictures pictures;
  private @Nullable MediaPeer peer;
  private @Nullable StatsMeter stats;

  CallMedia(Backend backend, Executor queue, SessionTimers timers, SessionEvents events) {
    this.backend = backend;
    this.queue = queue;
    this.timers = timers;
    this.events = events;
    this.participants = new ParticipantTable(events, this::ownersChanged);
    this.audible = new AudibleNotes(queue, backend.time(), participants, events);
    this.sound = new CallSound(backend.capabilities(), participants, events, audible);
    this.pictures =
        new CallPictures(backend.stack(), backend.capabilities(), participants, events, queue);
  }

  ParticipantTable participants() {
    return participants;
  }

  CallSound sound() {
    return sound;
  }

  CallPictures pictures() {
    return pictures;
  }

  void prepare(JoinRequest request) {
    sound.prepare(request.taps());
    pictures.prepare(request);
  }

  PeerSetup setup(JoinRequest request) {
    return new PeerSetup(
        Role.OFFERING,
        backend.config().ice(),
        sound.microphoneRoute(),
        sound.loudspeakerRoute(),
        Signalling.CHANNELS,
        request.audio(),
        request.video(),
        MediaSection.picturesOf(request.agentType()));
  }

  void attach(MediaPeer newPeer) {
    peer = newPeer;
    sound.attach(newPeer);
    pictures.attach(newPeer);
    if (stats != null) {
      stats.newConnection(timers.nanoTime());
    }
  }

  /** The connection is no good any more; another one comes. */
  void detach() {
    peer = null;
    sound.detach();
    pictures.detach();
    participants.newConnection();
  }

  void begin(JoinRequest request, Link link) {
    stats = new StatsMeter(events, participants, request.userId(), timers.nanoTime());
    sound.begin();
    pictures.begin();
    timers.every(VOLUMES_EVERY, this::tellVolumes);
    timers.every(StatsMeter.EVERY, () -> count(link));
  }

  /** Idempotent. */
  void end() {
    peer = null;
    sound.end();
    pictures.end();
  }

  void linkLost() {
    if (stats != null) {
      stats.disconnected();
    }
  }

  void firstPacket(MediaSection section) {
    // A picture counts when it is decoded.
    if (section.isAudio()) {
      participants.arrived(section);
    }
  }

  private void ownersChanged() {
    sound.applyPlayout();
    audible.ownersChanged();
    pictures.show();
  }

  private void tellVolumes() {
    List<Volume> volumes = sound.volumes();
    events.tell(l -> l.onVolumes(volumes));
  }

  private void count(Link link) {
    MediaPeer counted = peer;
    StatsMeter meter = stats;
    if (counted == null || meter == null) {
      return;
    }
    CompletableFuture<PeerStats> unused =
        counted
            .stats()
            .whenComplete(
                (now, error) ->
                    queue.execute(
                        () -> {
                          if (now != null && peer == counted) {
                            meter.count(now, timers.nanoTime(), link.isUp());
                          }
                        }));
  }

  void stats(CompletableFuture<Optional<PeerStats>> result) {
    if (peer == null) {
      result.complete(Optional.empty());
      return;
    }
    CompletableFuture<PeerStats> unused =
        peer.stats().whenComplete((now, error) -> result.complete(Optional.ofNullable(now)));
  }
}
