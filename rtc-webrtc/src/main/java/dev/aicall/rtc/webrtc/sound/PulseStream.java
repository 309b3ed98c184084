package dev.aicall.rtc.webrtc.sound;

import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of a {@link PulseLink}. It stays with its device: if that goes, the stream is lost, so
 * that the caller hears of it.
 */
final class PulseStream implements SoundStream {
  private static final Logger log = LoggerFactory.getLogger(PulseStream.class);
  private static final int BLOCK_BYTES = 2 * SoundSystem.BLOCK;

  /** What the server holds of our sound: 40 ms at first, as libwebrtc does on good machines. */
  private static final int FIRST_PLAYBACK_BYTES = 4 * BLOCK_BYTES;

  /** Each time it runs dry, it holds 20 ms more: the machine is busy. */
  private static final int MORE_PLAYBACK_BYTES = 2 * BLOCK_BYTES;

  /** Up to 200 ms; people begin to talk into each other with more. */
  private static final int MAX_PLAYBACK_BYTES = 20 * BLOCK_BYTES;

  /** As much as a second may wait here before the server drops it. */
  private static final int RECORD_MAX_BYTES = 100 * BLOCK_BYTES;

  private final PulseLink link;
  private final boolean playback;
  private final Consumer<short[]> blocks;
  private final Consumer<String> onLost;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ByteBuffer partial =
      ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int channel = PulseCommand.NONE;
  private String deviceId = "";
  private int wantedBytes;
  private int playbackBytes = FIRST_PLAYBACK_BYTES;

  private PulseStream(
      PulseLink link, boolean playback, Consumer<short[]> blocks, Consumer<String> onLost) {
    this.link = link;
    this.playback = playback;
    this.blocks = blocks;
    this.onLost = onLost;
  }

  static CompletableFuture<SoundStream> play(
      PulseLink link, String deviceId, Consumer<short[]> fill, Consumer<String> onLost) {
    PulseStream stream = new PulseStream(link, true, fill, onLost);
    return link.ask(
        PulseCommand.CREATE_PLAYBACK_STREAM,
        tags -> stream.playbackArguments(tags, deviceId),
        stream::opened);
  }

  static CompletableFuture<SoundStream> record(
      PulseLink link, String deviceId, Consumer<short[]> block, Consumer<String> onLost) {
    PulseStream stream = new PulseStream(link, false, block, onLost);
    return link.ask(
        PulseCommand.CREATE_RECORD_STREAM,
        tags -> stream.recordArguments(tags, deviceId),
        stream::opened);
  }

  boolean isPlayback() {
    return playback;
  }

  @Override
  public String deviceId() {
    return deviceId;
  }

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      link.detach(channel, this);
      link.tell(
          playback ? PulseCommand.DELETE_PLAYBACK_STREAM : PulseCommand.DELETE_RECORD_STREAM,
          tags -> tags.number(channel));
    }
  }

  /** The device or the server went away. */
  void lost(String reason) {
    if (ended.compareAndSet(false, true)) {
      onLost.accept(reason);
    }
  }

  /** Sound came from the microphone, in pieces of any size. */
  void recorded(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      while (bytes.hasRemaining() && partial.hasRemaining()) {
        partial.put(bytes.get());
      }
      if (!partial.hasRemaining()) {
        short[] block = new short[SoundSystem.BLOCK];
        partial.flip().asShortBuffer().get(block);
        partial.clear().order(ByteOrder.LITTLE_ENDIAN);
        handOver(block);
      }
    }
  }

  /** The server wants more sound; what is no whole block yet is remembered. */
  void requested(int bytes) {
    wantedBytes += bytes;
    while (wantedBytes >= BLOCK_BYTES && !ended.get()) {
      wantedBytes -= BLOCK_BYTES;
      short[] block = new short[SoundSystem.BLOCK];
      handOver(block);
      ByteBuffer data = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      data.asShortBuffer().put(block);
      link.send(channel, data);
    }
  }

  /** The server had nothing to play for a moment. */
  void ranDry() {
    if (playbackBytes < MAX_PLAYBACK_BYTES && !ended.get()) {
      playbackBytes += MORE_PLAYBACK_BYTES;
      link.tell(
          PulseCommand.SET_PLAYBACK_STREAM_BUFFER_ATTR,
          tags ->
              tags.number(channel)
                  .number(PulseCommand.NONE)
                  .number(playbackBytes)
                  .number(BLOCK_BYTES)
                  .number(BLOCK_BYTES)
                  .flag(true));
    }
  }

  private void handOver(short[] block) {
    try {
      blocks.accept(block);
    } catch (RuntimeException e) {
      log.warn("a block of sound was lost", e);
    }
  }

  /** On the link's own thread, so that no request or sound can come before it is attached. */
  private SoundStream opened(TagReader answer) {
    channel = answer.number();
    answer.number();
    int requestedNow = playback ? answer.number() : 0;
    for (int i = 0; i < (playback ? 4 : 2); i++) {
      answer.number();
    }
    answer.skipFormat();
    answer.number();
    deviceId = answer.text();
    link.attach(channel, this);
    requested(requestedNow);
    return this;
  }

  private void playbackArguments(TagWriter tags, String device) {
    boolean named = !device.isEmpty();
    tags.monoFormat(SoundSystem.RATE_HZ)
        .number(PulseCommand.NONE)
        .text(named ? device : null)
        .number(PulseCommand.NONE)
        .flag(false)
        .number(playbackBytes)
        .number(BLOCK_BYTES)
        .number(BLOCK_BYTES)
        .number(link.newSyncId())
        .monoVolume()
        // In turn: no remap, no remix, fix format, rate, channels, no move, variable rate.
        .flags(false, false, false, false, false, true, false)
        // Muted, adjust latency.
        .flags(false, true)
        .properties(Map.of("media.name", "AI call", "media.role", "phone"));
  }

  private void recordArguments(TagWriter tags, String device) {
    boolean named = !device.isEmpty();
    tags.monoFormat(SoundSystem.RATE_HZ)
        .number(PulseCommand.NONE)
        .text(named ? device : null)
        .number(RECORD_MAX_BYTES)
        .flag(false)
        .number(BLOCK_BYTES)
        .flags(false, false, false, false, false, true, false)
        // Peak detection, adjust latency.
        .flags(false, true)
        .properties(Map.of("media.name", "AI call", "media.role", "phone"))
        .number(PulseCommand.NONE);
  }
}
