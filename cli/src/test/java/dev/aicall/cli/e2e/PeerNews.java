package dev.aicall.cli.e2e;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a peer tells, in words, and the messages that it received. */
final class PeerNews implements MediaPeerListener {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<byte[]> messages = new CopyOnWriteArrayList<>();

  @Override
  public void onState(PeerState state) {
    told.add("state " + state);
  }

  @Override
  public void onChannelOpen(String channel) {
    told.add("open " + channel);
  }

  @Override
  public void onChannelClosed(String channel) {
    told.add("closed " + channel);
  }

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {
    byte[] copy = new byte[data.remaining()];
    data.get(copy);
    if (!binary) {
      told.add("text instead of binary");
    }
    messages.add(copy);
  }

  @Override
  public void onFirstPacket(MediaSection section) {
    told.add("packet " + section);
  }

  @Override
  public void onDeviceFailure(RtcError error) {
    told.add("device failed " + error);
  }

  @Override
  public void onBroken(RtcError error) {
    told.add("broken " + error);
  }

  /** All that was told, oldest first. */
  List<String> told() {
    return told;
  }

  /** All messages, oldest first. */
  List<byte[]> messages() {
    return messages;
  }

  /** Waits until something was told. */
  void await(String what, Duration limit) {
    try {
      Waiting.until(what, limit, () -> told.contains(what));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; told: " + told, e);
    }
  }

  /** Waits for so many messages since the beginning. */
  void awaitMessages(int count, Duration limit) {
    try {
      Waiting.until(count + " messages", limit, () -> messages.size() >= count);
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + "; there are " + messages.size() + ", told: " + told, e);
    }
  }
}
