package dev.aicall.rtc.jitsi.ice;

import com.typesafe.config.ConfigFactory;
import dev.aicall.rtc.jitsi.log.LibraryLog;
import java.util.Map;

/**
 * What ice4j is told before its first class is loaded. It reads system properties once a process
 * and has no other way; what a program has set itself stays.
 */
final class Ice4jSettings {
  /**
   * A check every second, each tried for 4 s (8 times 500 ms): a side that is gone is noticed
   * within 1.2 s + 4 s, and every check must be lost for that. Our choice; the specification's 30 s
   * is for the whole connection. The AWS look-up and link-local addresses are not wanted; five
   * seconds are long enough for a server or a pair of candidates that does not answer.
   */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("ice4j.consent-freshness.interval", "1 second"),
          Map.entry("ice4j.consent-freshness.original-wait-interval", "500 milliseconds"),
          Map.entry("ice4j.consent-freshness.max-wait-interval", "500 milliseconds"),
          Map.entry("ice4j.consent-freshness.max-retransmissions", "7"),
          Map.entry("ice4j.harvest.mapping.aws.enabled", "false"),
          Map.entry("ice4j.harvest.use-link-local-addresses", "false"),
          Map.entry("ice4j.redact-remote-addresses", "true"),
          Map.entry("ice4j.software", ""),
          Map.entry("org.ice4j.REQUIRE_MESSAGE_INTEGRITY", "true"),
          Map.entry("org.ice4j.MAX_RETRANSMISSIONS", "9"),
          Map.entry("org.ice4j.MAX_CTRAN_RETRANS_TIMER", "500"));

  private Ice4jSettings() {}

  static void apply() {
    VALUES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    // A program that read its own configuration this way before would hide ours.
    ConfigFactory.invalidateCaches();
    LibraryLog.quietenDirectLoggers();
  }
}
