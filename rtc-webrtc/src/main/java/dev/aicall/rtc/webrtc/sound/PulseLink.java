package dev.aicall.rtc.webrtc.sound;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a PulseAudio server: questions and answers, and the sound of streams. A server
 * that hangs makes answers stay out; it never blocks a caller.
 */
final class PulseLink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PulseLink.class);
  private static final int HEADER_BYTES = 20;
  private static final int MAX_PAYLOAD_BYTES = 16 << 20;

  private final SocketChannel socket;
  private final Runnable onChange;
  private final Runnable onClosed;
  private final AtomicInteger tags = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<Integer, CompletableFuture<TagReader>> questions = new ConcurrentHashMap<>();
  private final Map<Integer, PulseStream> recording = new ConcurrentHashMap<>();
  private final Map<Integer, PulseStream> playing = new ConcurrentHashMap<>();
  private final BlockingQueue<ByteBuffer> outgoing = new LinkedBlockingQueue<>();

  private PulseLink(SocketChannel socket, Runnable onChange, Runnable onClosed) {
    this.socket = socket;
    this.onChange = onChange;
    this.onClosed = onClosed;
  }

  /**
   * Connects; blocks while a hanging server does not take the connection.
   *
   * @param onChange called when a device came, went or changed
   * @param onClosed called once when the connection is over
   * @return completes when the server let us in
   */
  static CompletableFuture<PulseLink> open(
      PulseAddress address, Runnable onChange, Runnable onClosed) throws IOException {
    PulseLink link = new PulseLink(address.connect(), onChange, onClosed);
    start("aicall-sound-in", link::receive);
    start("aicall-sound-out", link::transmit);
    CompletableFuture<PulseLink> ready =
        link.ask(
                PulseCommand.AUTH,
                tags -> tags.number(PulseCommand.VERSION).blob(address.cookie().array()))
            .thenCompose(
                version ->
                    link.ask(
                        PulseCommand.SET_CLIENT_NAME,
                        tags -> tags.properties(Map.of("application.name", "aicall"))))
            .thenCompose(
                index ->
                    link.ask(
                        PulseCommand.SUBSCRIBE, tags -> tags.number(PulseCommand.SUBSCRIBE_MASK)))
            .thenApply(done -> link);
    var unused =
        ready.whenComplete(
            (done, error) -> {
              if (error != null) {
                link.close();
              }
            });
    return ready;
  }

  boolean isClosed() {
    return closed.get();
  }

  /** Sends a command; the answer is the reader of its values. */
  CompletableFuture<TagReader> ask(int command, Consumer<TagWriter> arguments) {
    return ask(command, arguments, values -> values);
  }

  /**
   * Sends a command.
   *
   * @param read reads the answer, on the link's own thread, before any later message is looked at
   */
  <T> CompletableFuture<T> ask(
      int command, Consumer<TagWriter> arguments, Function<TagReader, T> read) {
    int tag = tags.incrementAndGet();
    CompletableFuture<TagReader> answer = new CompletableFuture<>();
    CompletableFuture<T> result = answer.thenApply(read);
    questions.put(tag, answer);
    TagWriter writer = new TagWriter().number(command).number(tag);
    arguments.accept(writer);
    send(PulseCommand.NONE, ByteBuffer.wrap(writer.toBytes()));
    if (closed.get() && questions.remove(tag) != null) {
      answer.completeExceptionally(new EOFException("sound server: connection closed"));
    }
    return result;
  }

  /** Sends a command whose answer nobody needs. */
  void tell(int command, Consumer<TagWriter> arguments) {
    var unused = ask(command, arguments);
  }

  /** Returns a number that no other stream has: those with the same one are tied together. */
  int newSyncId() {
    return tags.incrementAndGet();
  }

  /** Queues a message, or sound for a stream. */
  void send(int channel, ByteBuffer payload) {
    ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.remaining());
    frame.putInt(payload.remaining()).putInt(channel).putInt(0).putInt(0).putInt(0).put(payload);
    outgoing.add(frame.flip());
  }

  /** Hands a stream's sound, requests and end to it; called on the link's own thread only. */
  void attach(int channel, PulseStream stream) {
    streams(stream.isPlayback()).put(channel, stream);
  }

  /** Forgets a stream. */
  void detach(int channel, PulseStream stream) {
    streams(stream.isPlayback()).remove(channel, stream);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("closing the sound server's socket", e);
    }
    outgoing.add(ByteBuffer.allocate(0));
    EOFException reason = new EOFException("sound server: connection closed");
    questions.forEach(
        (tag, question) -> {
          questions.remove(tag);
          question.completeExceptionally(reason);
        });
    for (Map<Integer, PulseStream> all : List.of(recording, playing)) {
      all.values().forEach(stream -> stream.lost("the sound server is gone"));
      all.clear();
    }
    onClosed.run();
  }

  private Map<Integer, PulseStream> streams(boolean playback) {
    return playback ? playing : recording;
  }

  private void transmit() {
    try {
      while (!closed.get()) {
        ByteBuffer frame = outgoing.take();
        while (frame.hasRemaining()) {
          socket.write(frame);
        }
      }
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private void receive() {
    try {
      while (!closed.get()) {
        ByteBuffer header = read(HEADER_BYTES);
        int length = header.getInt();
        int channel = header.getInt();
        if (length < 0 || length > MAX_PAYLOAD_BYTES) {
          throw new IOException("sound server: message of " + length + " bytes");
        }
        ByteBuffer payload = read(length);
        if (channel == PulseCommand.NONE) {
          control(new TagReader(payload));
        } else {
          PulseStream stream = recording.get(channel);
          if (stream != null) {
            stream.recorded(payload);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      if (!closed.get()) {
        log.debug("the sound server's connection ended", e);
      }
    } finally {
      close();
    }
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (socket.read(buffer) < 0) {
        throw new EOFException("sound server: connection closed");
      }
    }
    return buffer.flip();
  }

  private void control(TagReader message) {
    int command = message.number();
    int tag = message.number();
    switch (command) {
      case PulseCommand.REPLY -> answer(tag).complete(message);
      case PulseCommand.ERROR ->
          answer(tag)
              .completeExceptionally(new IOException("sound server: error " + message.number()));
      case PulseCommand.SUBSCRIBE_EVENT -> onChange.run();
      case PulseCommand.REQUEST -> {
        PulseStream stream = playing.get(message.number());
        if (stream != null) {
          stream.requested(message.number());
        }
      }
      case PulseCommand.UNDERFLOW -> {
        PulseStream stream = playing.get(message.number());
        if (stream != null) {
          stream.ranDry();
        }
      }
      case PulseCommand.PLAYBACK_STREAM_KILLED -> killed(playing.remove(message.number()));
      case PulseCommand.RECORD_STREAM_KILLED -> killed(recording.remove(message.number()));
      default -> log.trace("sound server: command {} ignored", command);
    }
  }

  private CompletableFuture<TagReader> answer(int tag) {
    CompletableFuture<TagReader> question = questions.remove(tag);
    return question == null ? new CompletableFuture<>() : question;
  }

  private static void killed(@Nullable PulseStream stream) {
    if (stream != null) {
      stream.lost("the device was removed");
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
