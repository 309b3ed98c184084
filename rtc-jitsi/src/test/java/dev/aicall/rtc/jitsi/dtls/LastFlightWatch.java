package dev.aicall.rtc.jitsi.dtls;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Sits at a server's way out: loses its last flight some times, and looks at all that follows. */
final class LastFlightWatch implements UnaryOperator<DatagramOut> {
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int HANDSHAKE = 22;
  private static final int EPOCH = 4;

  private final int loses;
  private final AtomicInteger flights = new AtomicInteger();
  private final AtomicInteger bareRecords = new AtomicInteger();

  /**
   * Creates a watch.
   *
   * @param loses how many last flights
   */
  LastFlightWatch(int loses) {
    this.loses = loses;
  }

  /** How often the last flight was sent. */
  int flights() {
    return flights.get();
  }

  /** How many records behind the first last flight had no cipher and should have. */
  int bareRecords() {
    return bareRecords.get();
  }

  @Override
  public DatagramOut apply(DatagramOut client) {
    return (data, offset, length) -> {
      int type = data[offset];
      if (type == CHANGE_CIPHER_SPEC) {
        flights.incrementAndGet();
      } else if (flights.get() > 0 && data[offset + EPOCH] == 0) {
        bareRecords.incrementAndGet();
      }
      boolean flight = flights.get() > 0 && (type == CHANGE_CIPHER_SPEC || type == HANDSHAKE);
      if (!flight || flights.get() > loses) {
        client.datagram(data, offset, length);
      }
    };
  }
}
