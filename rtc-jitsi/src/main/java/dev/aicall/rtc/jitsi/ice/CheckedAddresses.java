package dev.aicall.rtc.jitsi.ice;

import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses that sent a signed check, or answered one: only from them are packets taken. */
final class CheckedAddresses {
  /** Candidates of one side and what its network makes of them; our choice. */
  private static final int MAX_ADDRESSES = 64;

  private final Set<SocketAddress> known = ConcurrentHashMap.newKeySet();

  void add(SocketAddress address) {
    if (known.size() < MAX_ADDRESSES) {
      known.add(address);
    }
  }

  boolean contains(SocketAddress address) {
    return known.contains(address);
  }
}
