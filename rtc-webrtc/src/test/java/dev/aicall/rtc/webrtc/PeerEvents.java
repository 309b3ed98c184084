package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Writes down a peer's events, with their times, and waits for some. */
class PeerEvents implements MediaPeerListener {
  private final List<String> events = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<byte[]> messages = new ArrayList<>();

  private synchronized void add(String event) {
    events.add(event);
    times.add(System.nanoTime());
    notifyAll();
  }

  @Override
  public void onState(PeerState state) {
    add("state " + state);
  }

  @Override
  public void onChannelOpen(String channel) {
    add("open " + channel);
  }

  @Override
  public void onChannelClosed(String channel) {
    add("closed " + channel);
  }

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {
    byte[] copy = new byte[data.remaining()];
    data.get(copy);
    synchronized (this) {
      messages.add(copy);
    }
    String text =
        copy.length > 100 ? copy.length + " bytes" : new String(copy, StandardCharsets.UTF_8);
    add((binary ? "binary " : "text ") + channel + " " + text);
  }

  @Override
  public void onFirstPacket(MediaSection section) {
    add("packet " + section);
  }

  @Override
  public void onDeviceFailure(RtcError error) {
    add("device " + error.reason());
  }

  @Override
  public void onBroken(RtcError error) {
    add("broken " + error);
  }

  synchronized List<String> all() {
    return List.copyOf(events);
  }

  synchronized byte[] lastMessage() {
    return messages.get(messages.size() - 1);
  }

  synchronized long count(String event) {
    return events.stream().filter(event::equals).count();
  }

  /** Returns when an event came, on the ticker of {@link System#nanoTime()}. */
  synchronized long timeOf(String event) {
    return times.get(events.indexOf(event));
  }

  /** Waits for an event, 10 s at the most. */
  void await(String event) {
    awaitThat(event, all -> all.contains(event));
  }

  synchronized void awaitThat(String what, Predicate<List<String>> there) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!there.test(events)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("waited 10 s for " + what + ", got " + events);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
