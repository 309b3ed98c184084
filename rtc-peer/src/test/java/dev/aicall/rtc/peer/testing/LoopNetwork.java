package dev.aicall.rtc.peer.testing;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory that joins the peers of its {@link LoopStack}s, on real or virtual time: for
 * tests of what stands above the media. Descriptions look like real ones and mean nothing but their
 * ufrag.
 */
public final class LoopNetwork implements MediaStackProvider {
  /** As libwebrtc has it. */
  static final Duration DISCONNECTED_AFTER = Duration.ofSeconds(5);

  final TimeSource time;
  final Executor executor;
  private final Map<String, LoopPeer> byUfrag = new ConcurrentHashMap<>();
  private final List<LoopPeer> peers = new CopyOnWriteArrayList<>();
  private final AtomicLong ufrags = new AtomicLong();
  private volatile boolean cut;

  /** Creates a network; events and media run on the executor, serially for each peer. */
  public LoopNetwork(TimeSource time, Executor executor) {
    this.time = time;
    this.executor = executor;
  }

  @Override
  public String name() {
    return "loop";
  }

  @Override
  public MediaStack open() {
    return new LoopStack(this);
  }

  /** Lets nothing through until restored; messages wait, sound is lost. */
  public void cut() {
    cut = true;
    time.schedule(DISCONNECTED_AFTER, () -> peers.forEach(LoopPeer::noticeCut));
  }

  /** Lets everything through again. */
  public void restore() {
    cut = false;
    peers.forEach(LoopPeer::noticeRestore);
  }

  /** Returns how many peers are not closed. */
  public int openPeers() {
    return peers.size();
  }

  boolean isCut() {
    return cut;
  }

  void add(LoopPeer peer) {
    peers.add(peer);
  }

  void remove(LoopPeer peer) {
    peers.remove(peer);
    byUfrag.values().removeIf(other -> other == peer);
  }

  String register(LoopPeer peer) {
    String ufrag = "loop" + ufrags.incrementAndGet();
    byUfrag.put(ufrag, peer);
    return ufrag;
  }

  @Nullable LoopPeer find(String ufrag) {
    return byUfrag.get(ufrag);
  }
}
