package dev.aicall.rtc.peer;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The sessions of one call engine on one media stack, which is closed with the last of them. */
final class PeerEngine implements RtcEngine {
  private final Backend backend;
  private final PeerHandle handle;
  private final Set<PeerSession> live = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stackClosed = new AtomicBoolean();
  private volatile boolean closed;
  private volatile @Nullable PeerSession newest;

  PeerEngine(Backend backend) {
    this.backend = backend;
    this.handle =
        new PeerHandle(backend.stack().description(), backend.config().toString(), this::stats);
  }

  @Override
  public Object handle() {
    return handle;
  }

  private CompletableFuture<Optional<PeerStats>> stats() {
    PeerSession session = newest;
    return session == null ? CompletableFuture.completedFuture(Optional.empty()) : session.stats();
  }

  @Override
  public RtcCapabilities capabilities() {
    return backend.capabilities();
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {
    backend.stack().useSpeaker(loudspeaker);
  }

  @Override
  public RtcSession newSession(RtcSessionListener listener) {
    PeerSession session =
        new PeerSession(
            backend.executor(),
            this::ended,
            (queue, onOver) -> new Call(backend, queue, listener, onOver));
    live.add(session);
    newest = session;
    return session;
  }

  private void ended(PeerSession session) {
    live.remove(session);
    if (closed) {
      closeStackWithLast();
    }
  }

  @Override
  public void close() {
    closed = true;
    live.forEach(PeerSession::leave);
    closeStackWithLast();
  }

  // On a thread of its own, since a stack's close waits for its peers and no queue may.
  private void closeStackWithLast() {
    if (live.isEmpty() && stackClosed.compareAndSet(false, true)) {
      DaemonThreads.named("aicall-stack-close").newThread(backend.stack()::close).start();
    }
  }
}
