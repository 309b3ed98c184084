package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import java.util.Locale;

/** The media stack {@code jitsi}. */
public final class JitsiStackProvider implements MediaStackProvider {
  /** What users choose it by, as a media stack and as an RTC backend. */
  public static final String NAME = "jitsi";

  /**
   * System property that says which addresses are used: {@code network} (default), {@code all} or
   * {@code loopback}; see {@link LocalAddresses}.
   */
  public static final String ADDRESSES_PROPERTY = "aicall.jitsi.addresses";

  private final LocalAddresses addresses;

  /**
   * For {@link java.util.ServiceLoader}.
   *
   * @throws IllegalArgumentException if {@link #ADDRESSES_PROPERTY} has a value that is not known
   */
  public JitsiStackProvider() {
    this(addressesOfProperty());
  }

  /**
   * Creates a provider.
   *
   * @param addresses which of the machine's are used
   */
  public JitsiStackProvider(LocalAddresses addresses) {
    this.addresses = addresses;
  }

  static LocalAddresses addressesOfProperty() {
    String value = System.getProperty(ADDRESSES_PROPERTY);
    if (value == null) {
      return LocalAddresses.NETWORK;
    }
    for (LocalAddresses known : LocalAddresses.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(value)) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        ADDRESSES_PROPERTY + ": network, all or loopback, got " + value);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MediaStack open() {
    return new JitsiStack(addresses);
  }
}
