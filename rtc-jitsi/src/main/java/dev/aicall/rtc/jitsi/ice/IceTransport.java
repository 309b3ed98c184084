package dev.aicall.rtc.jitsi.ice;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The way between the two sides of a call.
 *
 * <p>Each {@link #gather} begins a generation, with new credentials and sockets; {@link #connect}
 * takes the other's part for the newest one. While a later generation is not connected, packets
 * take the one before, if that still works; then it is closed. That is what ICE calls a restart.
 *
 * <p>Safe from any thread; nothing blocks. Threads: one of ice4j's for each address of the machine,
 * which are all but one gone 3 s after the connection; behind a TURN server four. ice4j shares a
 * few more among all calls.
 */
public final class IceTransport {
  /** So long nothing came to a generation that was replaced, then it is closed. Our choice. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final IceOptions options;
  private final List<ServerAddress> servers;
  private final boolean controlling;
  private final Executor workers;
  private final TimeSource time;
  private final IceListener listener;

  // Guarded by this.
  private @Nullable IceGeneration newest;
  private IceState state = IceState.NEW;
  private boolean closed;
  private final List<IceGeneration> replaced = new ArrayList<>();
  private final List<CompletableFuture<Void>> ending = new ArrayList<>();

  private volatile @Nullable IceGeneration connected;

  /**
   * Creates a transport; nothing happens on the network yet.
   *
   * @param options servers, policy, ports, addresses
   * @param controlling whether this side decides, which is the offering one
   * @param workers runs what blocks: opening sockets, asking servers
   * @param time durations
   * @param listener hears the events
   * @throws IllegalArgumentException for a server that cannot be used: STUN over TLS, TURN over
   *     DTLS
   */
  public IceTransport(
      IceOptions options,
      boolean controlling,
      Executor workers,
      TimeSource time,
      IceListener listener) {
    this.options = options;
    this.servers = ServerAddress.of(options.settings().servers());
    this.controlling = controlling;
    this.workers = workers;
    this.time = time;
    this.listener = listener;
  }

  /**
   * Begins a generation and finds its candidates.
   *
   * @param longest after which those that were found are enough
   * @return what the other side must know; fails with {@link IllegalStateException} if closed, or
   *     if no socket can be opened
   */
  public CompletableFuture<IceDescription> gather(Duration longest) {
    return CompletableFuture.supplyAsync(this::begin, workers)
        .thenCompose(
            generation -> {
              CompletableFuture<Void> enough = generation.asked();
              TimeSource.Timer timer = time.schedule(longest, () -> enough.complete(null));
              return enough.handle(
                  (done, error) -> {
                    timer.cancel();
                    return generation.description();
                  });
            });
  }

  private IceGeneration begin() {
    boolean restart;
    synchronized (this) {
      restart = newest != null;
    }
    IceGeneration made;
    try {
      made =
          new IceGeneration(
              options,
              servers,
              controlling,
              restart,
              workers,
              time,
              new IceGeneration.Events() {
                @Override
                public void onState() {
                  changed();
                }

                @Override
                public void onPacket(byte[] data, int offset, int length) {
                  listener.onPacket(data, offset, length);
                }
              });
    } catch (IOException e) {
      throw new IllegalStateException("no socket can be opened", e);
    }
    synchronized (this) {
      if (closed) {
        ending.add(made.close());
        throw new IllegalStateException("closed");
      }
      IceGeneration before = newest;
      if (before != null && before != connected) {
        ending.add(before.close());
      }
      newest = made;
    }
    return made;
  }

  /**
   * Takes the other's part for the newest generation.
   *
   * @param remote what its checks are signed with
   * @param candidates where it may be reached; those that cannot be used are skipped, and there may
   *     be none: the other's checks tell where it is
   */
  public void connect(IceCredentials remote, List<SdpCandidate> candidates) {
    IceGeneration generation;
    synchronized (this) {
      generation = newest;
      if (closed || generation == null) {
        throw new IllegalStateException("nothing was gathered, or closed");
      }
    }
    generation.connect(remote, candidates);
  }

  private void closeWhenQuiet(IceGeneration old, long packetsBefore) {
    long packets = old.packets();
    synchronized (this) {
      if (closed) {
        return;
      }
      if (packets == packetsBefore) {
        replaced.remove(old);
        ending.removeIf(CompletableFuture::isDone);
        ending.add(old.close());
        return;
      }
    }
    TimeSource.Timer unused = time.schedule(QUIET, () -> closeWhenQuiet(old, packets));
  }

  /** Looks at both generations anew: which one is used, and what that means for the whole. */
  private void changed() {
    IceGeneration left = null;
    IceState now;
    boolean news;
    synchronized (this) {
      IceGeneration last = newest;
      IceGeneration used = connected;
      if (closed || last == null) {
        return;
      }
      boolean works = used != null && used.state() == IceState.CONNECTED;
      boolean takeOver =
          used != last && last.state() == IceState.CONNECTED && (last.isChosen() || !works);
      if (takeOver) {
        connected = last;
        left = used;
        if (left != null) {
          replaced.add(left);
        }
      }
      now = overall(last, connected);
      news = now != state;
      state = now;
    }
    if (left != null) {
      closeWhenQuiet(left, -1);
    }
    if (news) {
      listener.onState(now);
    }
  }

  private static IceState overall(IceGeneration last, @Nullable IceGeneration used) {
    if (used == null || used == last) {
      return last.state();
    }
    if (used.state() == IceState.CONNECTED) {
      return IceState.CONNECTED;
    }
    return last.state() == IceState.FAILED ? IceState.FAILED : IceState.LOST;
  }

  /**
   * Sends a datagram, or loses it.
   *
   * @param data holds it, not kept
   * @param offset index of its first byte
   * @param length bytes, up to 1,200
   * @return whether it went out
   */
  public boolean send(byte[] data, int offset, int length) {
    IceGeneration to = connected;
    return to != null && to.send(data, offset, length);
  }

  /**
   * Returns how the connection is.
   *
   * @return the newest state
   */
  public synchronized IceState state() {
    return state;
  }

  /**
   * Closes the sockets. No event follows. Idempotent.
   *
   * @return completes when all is given back: at once, but seconds later while a server is asked
   *     that does not answer
   */
  public CompletableFuture<Void> close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        IceGeneration last = newest;
        IceGeneration used = connected;
        connected = null;
        if (last != null) {
          ending.add(last.close());
        }
        if (used != null && used != last) {
          ending.add(used.close());
        }
        replaced.forEach(old -> ending.add(old.close()));
        replaced.clear();
      }
      return CompletableFuture.allOf(ending.toArray(CompletableFuture<?>[]::new));
    }
  }
}
