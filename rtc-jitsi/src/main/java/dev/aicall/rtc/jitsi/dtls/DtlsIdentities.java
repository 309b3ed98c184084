package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The identity that all calls share, since making one takes time; a new one every day, so that
 * calls cannot be linked for long. A call keeps the one it began with. Safe from any thread.
 */
public final class DtlsIdentities {
  /** Our choice. */
  static final Duration LIFE = Duration.ofDays(1);

  private final TimeSource time;
  private @Nullable DtlsIdentity current;
  private long madeNanos;

  /**
   * Creates the keeper; the first identity is made when it is asked for.
   *
   * @param time stamps and durations
   */
  public DtlsIdentities(TimeSource time) {
    this.time = time;
  }

  /**
   * Returns the identity of today; makes one if need be.
   *
   * @return for a new call
   */
  public synchronized DtlsIdentity current() {
    DtlsIdentity known = current;
    long now = time.nanoTime();
    if (known == null || now - madeNanos >= LIFE.toNanos()) {
      known = DtlsIdentity.make(time.now());
      current = known;
      madeNanos = now;
    }
    return known;
  }
}
