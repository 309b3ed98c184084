package dev.aicall.rtc.peer;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call over a peer connection, as its user sees it: brings every command to the session's own
 * queue, where {@link Call} carries it out and tells the events; so there is no lock, and no event
 * runs inside a command.
 */
final class PeerSession implements RtcSession {
  private final Executor queue;
  private final Call call;
  private final AtomicLong queued = new AtomicLong();

  /** Makes the call that lives on a queue. */
  @FunctionalInterface
  interface CallMaker {
    Call make(Executor queue, Runnable onOver);
  }

  PeerSession(Executor executor, Consumer<PeerSession> onOver, CallMaker maker) {
    this.queue = new SerialExecutor(executor);
    this.call = maker.make(queue, () -> onOver.accept(this));
  }

  @Override
  public void join(JoinRequest request) {
    queue.execute(() -> call.join(request));
  }

  @Override
  public void leave() {
    queue.execute(call::leave);
  }

  @Override
  public void captureMicrophone(boolean on) {
    media(() -> call.sound().captureMicrophone(on));
  }

  @Override
  public void muteMicrophone(boolean mute) {
    media(() -> call.sound().muteMicrophone(mute));
  }

  @Override
  public void captureCamera(boolean on) {
    media(() -> call.pictures().captureCamera(on));
  }

  @Override
  public void publishCamera(boolean on) {
    media(() -> call.pictures().publishCamera(on));
  }

  @Override
  public void switchCamera() {
    media(() -> call.pictures().switchCamera());
  }

  @Override
  public void mutePlayout(boolean mute) {
    media(() -> call.sound().mutePlayout(mute));
  }

  @Override
  public void subscribeAudio(String uid, boolean on) {
    media(() -> call.sound().subscribe(uid, on));
  }

  @Override
  public void send(byte[] data) {
    if (data.length > MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "data: at most " + MAX_MESSAGE_BYTES + " bytes, got " + data.length);
    }
    queued.addAndGet(data.length);
    queue.execute(
        () -> {
          call.send(data);
          queued.addAndGet(-data.length);
        });
  }

  @Override
  public long bufferedBytes() {
    return queued.get() + call.bufferedBytes();
  }

  @Override
  public void refreshToken(String token) {
    queue.execute(() -> call.refreshToken(token));
  }

  @Override
  public void setLocalView(@Nullable ARTCAICallViewConfig view) {
    media(() -> call.pictures().setLocalView(view));
  }

  @Override
  public void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
    media(() -> call.pictures().setRemoteView(uid, view));
  }

  /** Counts what passed; empty while there is no connection. */
  CompletableFuture<Optional<PeerStats>> stats() {
    CompletableFuture<Optional<PeerStats>> result = new CompletableFuture<>();
    queue.execute(() -> call.stats(result));
    return result;
  }

  private void media(Runnable command) {
    queue.execute(
        () -> {
          if (!call.isEnding()) {
            command.run();
          }
        });
  }
}
