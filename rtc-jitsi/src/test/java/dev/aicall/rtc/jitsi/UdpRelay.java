package dev.aicall.rtc.jitsi;

import dev.aicall.domain.exec.DaemonThreads;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path on 127.0.0.1 between two peers, each of which takes it for the other. It loses and delays
 * whatever passes, with choices from a seed, can be cut, and remembers datagrams of each kind.
 */
final class UdpRelay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Pattern HOST_PORT =
      Pattern.compile("(a=candidate:.* 127\\.0\\.0\\.1 )(\\d+)");
  private static final int MAX_DATAGRAM = 2048;
  private static final int LEAST_DELAY_MILLIS = 5;
  private static final int MOST_DELAY_MILLIS = 40;
  private static final int KEPT = 400;

  private final ScheduledThreadPoolExecutor late =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("relay-late"));
  private final Way toOffering;
  private final Way toAnswering;
  private final List<byte[]> kept = new CopyOnWriteArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger carried = new AtomicInteger();
  private volatile boolean cut;

  /** What one side sends to, and so where the other side's datagrams seem to come from. */
  private final class Way {
    final DatagramSocket socket;
    final Random random;
    volatile int peer;

    Way(long seed) throws SocketException {
      socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
      random = new Random(seed);
    }

    void deliver(byte[] datagram) {
      int port = peer;
      if (port != 0 && !socket.isClosed()) {
        try {
          socket.send(new DatagramPacket(datagram, datagram.length, LOOPBACK, port));
        } catch (IOException e) {
          lost.incrementAndGet();
        }
      }
    }
  }

  private final double loss;
  private final double delayed;

  /**
   * Opens a path.
   *
   * @param seed of its choices
   * @param loss share of datagrams lost, each way
   * @param delayed share of datagrams that come 5 to 40 ms later than the others, each way
   */
  UdpRelay(long seed, double loss, double delayed) {
    this.loss = loss;
    this.delayed = delayed;
    try {
      toOffering = new Way(seed);
      toAnswering = new Way(seed + 1);
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
    pump(toOffering, toAnswering);
    pump(toAnswering, toOffering);
  }

  private void pump(Way from, Way to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
                  from.socket.receive(packet);
                  carry(Arrays.copyOf(packet.getData(), packet.getLength()), to);
                }
              } catch (IOException e) {
                // Closed, which is how it ends.
                late.shutdownNow();
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void carry(byte[] datagram, Way to) {
    carried.incrementAndGet();
    boolean isLost = to.random.nextDouble() < loss;
    boolean isLate = to.random.nextDouble() < delayed;
    int millis = to.random.nextInt(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS + 1);
    if (kept.size() < KEPT) {
      kept.add(datagram);
    }
    if (cut || isLost) {
      lost.incrementAndGet();
    } else if (isLate) {
      try {
        var unused = late.schedule(() -> to.deliver(datagram), millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        lost.incrementAndGet();
      }
    } else {
      to.deliver(datagram);
    }
  }

  /** Learns where the offering side is; returns the offer as the answering side is to see it. */
  String offer(String sdp) {
    toOffering.peer = port(sdp);
    return moved(sdp, toAnswering.socket.getLocalPort());
  }

  /** Learns where the answering side is; returns the answer as the offering side is to see it. */
  String answer(String sdp) {
    toAnswering.peer = port(sdp);
    return moved(sdp, toOffering.socket.getLocalPort());
  }

  /** Returns the port of the only candidate. */
  private static int port(String sdp) {
    Matcher matcher = HOST_PORT.matcher(sdp);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no candidate on 127.0.0.1");
    }
    return Integer.parseInt(matcher.group(2));
  }

  private static String moved(String sdp, int port) {
    return HOST_PORT.matcher(sdp).replaceAll("$1" + port);
  }

  /** Loses everything from now on, or no longer. */
  void cut(boolean on) {
    cut = on;
  }

  /** Sends a datagram to both peers as if it came from the other. */
  void inject(byte[] datagram) {
    toOffering.deliver(datagram);
    toAnswering.deliver(datagram);
  }

  /** Returns the ports of both peers. */
  List<Integer> peerPorts() {
    return List.of(toOffering.peer, toAnswering.peer);
  }

  /** Returns the first datagrams that passed, of both directions. */
  List<byte[]> kept() {
    return List.copyOf(kept);
  }

  int lost() {
    return lost.get();
  }

  int carried() {
    return carried.get();
  }

  @Override
  public void close() {
    toOffering.socket.close();
    toAnswering.socket.close();
    late.shutdownNow();
  }
}
