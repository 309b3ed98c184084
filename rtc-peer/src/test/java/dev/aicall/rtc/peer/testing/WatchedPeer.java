package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A peer of a {@link WatchedProvider}: the same peer, and it tells of its offer and its end. */
final class WatchedPeer implements MediaPeer {
  private final WatchedProvider owner;
  private final MediaPeer peer;
  private final AtomicBoolean closed = new AtomicBoolean();

  WatchedPeer(WatchedProvider owner, MediaPeer peer) {
    this.owner = owner;
    this.peer = peer;
  }

  @Override
  public CompletableFuture<String> offer() {
    owner.offers();
    return peer.offer();
  }

  @Override
  public CompletableFuture<Void> acceptAnswer(String sdp) {
    return peer.acceptAnswer(sdp);
  }

  @Override
  public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
    return peer.answer(sdp, pictures);
  }

  @Override
  public void sendAudio(MediaSection section, @Nullable PcmSource source) {
    peer.sendAudio(section, source);
  }

  @Override
  public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    peer.receiveAudio(section, sink);
  }

  @Override
  public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
    peer.sendVideo(section, source);
  }

  @Override
  public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    peer.receiveVideo(section, sink);
  }

  @Override
  public void microphoneDevice(boolean open, boolean mute) {
    peer.microphoneDevice(open, mute);
  }

  @Override
  public void playOnDevice(MediaSection section, boolean on) {
    peer.playOnDevice(section, on);
  }

  @Override
  public int microphoneDeviceLevel() {
    return peer.microphoneDeviceLevel();
  }

  @Override
  public void send(String channel, byte[] data, boolean binary) {
    peer.send(channel, data, binary);
  }

  @Override
  public long bufferedAmount(String channel) {
    return peer.bufferedAmount(channel);
  }

  @Override
  public CompletableFuture<PeerStats> stats() {
    return peer.stats();
  }

  @Override
  public void closeChannels() {
    peer.closeChannels();
  }

  @Override
  public CompletableFuture<Void> close() {
    return peer.close()
        .whenComplete(
            (nothing, error) -> {
              if (closed.compareAndSet(false, true)) {
                owner.closed();
              }
            });
  }
}
