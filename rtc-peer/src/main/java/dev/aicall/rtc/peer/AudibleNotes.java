package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaSection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is audible. What media threads notice comes to the session's queue; whose it is may be
 * known later only. Used on the queue, but for the edges it makes.
 */
final class AudibleNotes {
  private final Executor queue;
  private final TimeSource time;
  private final ParticipantTable participants;
  private final SessionEvents events;
  private final Map<MediaSection, Heard> heard = new EnumMap<>(MediaSection.class);
  private final SoundEdge microphone;

  /** How a section is just now, and who was told to be audible in it. */
  private static final class Heard {
    boolean audible;
    long sinceNanos;
    @Nullable String told;
  }

  AudibleNotes(
      Executor queue, TimeSource time, ParticipantTable participants, SessionEvents events) {
    this.queue = queue;
    this.time = time;
    this.participants = participants;
    this.events = events;
    this.microphone =
        new SoundEdge(
            time, (audible, since) -> queue.execute(() -> tell(Volume.LOCAL_UID, audible, since)));
  }

  /** For what is sent. */
  SoundEdge ofMicrophone() {
    return microphone;
  }

  /** For what is received in a section. */
  SoundEdge of(MediaSection section) {
    heard.put(section, new Heard());
    return new SoundEdge(
        time, (audible, since) -> queue.execute(() -> changed(section, audible, since)));
  }

  private void changed(MediaSection section, boolean audible, long sinceNanos) {
    Heard now = heard.get(section);
    if (now != null) {
      now.audible = audible;
      now.sinceNanos = sinceNanos;
      update(section, now);
    }
  }

  /** A section may have another owner. */
  void ownersChanged() {
    heard.forEach(this::update);
  }

  private void update(MediaSection section, Heard now) {
    String owner = participants.ownerOf(section);
    String told = now.told;
    if (told != null && (!now.audible || !told.equals(owner))) {
      now.told = null;
      // Who is audible in the other section, too, still is.
      if (!isTold(told)) {
        tell(told, false, now.audible ? time.nanoTime() : now.sinceNanos);
      }
    }
    if (now.audible && now.told == null && owner != null) {
      boolean known = isTold(owner);
      now.told = owner;
      if (!known) {
        tell(owner, true, now.sinceNanos);
      }
    }
  }

  private boolean isTold(String uid) {
    return heard.values().stream().anyMatch(other -> uid.equals(other.told));
  }

  private void tell(String uid, boolean audible, long sinceNanos) {
    Duration ago = Duration.ofNanos(Math.max(0, time.nanoTime() - sinceNanos));
    events.tell(l -> l.onAudible(uid, audible, ago));
  }
}
