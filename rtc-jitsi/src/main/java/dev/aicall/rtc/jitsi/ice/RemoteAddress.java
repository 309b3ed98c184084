package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;

/** Turns the text of a remote candidate into an address, without asking a name server. */
final class RemoteAddress {
  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private RemoteAddress() {}

  /**
   * Returns where a candidate is.
   *
   * @return empty for names (browsers hide addresses behind names that only their own network
   *     knows; the checks that they send tell the address), for TCP, and for ports at which nobody
   *     can be
   */
  static Optional<TransportAddress> of(SdpCandidate candidate) {
    String text = candidate.address();
    boolean literal = FOUR.matcher(text).matches() || SIX.matcher(text).matches();
    if (!literal || !candidate.udp() || candidate.port() == 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(text);
      boolean usable =
          !address.isMulticastAddress()
              && !address.isAnyLocalAddress()
              && !address.isLinkLocalAddress();
      return usable
          ? Optional.of(new TransportAddress(address, candidate.port(), Transport.UDP))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
