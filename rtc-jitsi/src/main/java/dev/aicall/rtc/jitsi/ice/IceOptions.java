package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.peer.media.IceSettings;

/**
 * How a side reaches the other.
 *
 * @param settings servers, policy and ports
 * @param addresses which addresses of the machine are used
 */
public record IceOptions(IceSettings settings, LocalAddresses addresses) {
  boolean relayOnly() {
    return settings.policy() == IceSettings.Policy.RELAY;
  }
}
