package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kotlin.jvm.functions.Function1;
import kotlin.reflect.KType;
import org.ice4j.StackProperties;
import org.jitsi.config.JitsiConfig;
import org.jitsi.metaconfig.ConfigSource;

/**
 * What ice4j is told before it reads its settings, which it does once a process. Handing them over
 * like this saves the reading of its configuration by Kotlin's reflection, which takes longer than
 * all else that a first call loads; so that library is not needed at all.
 */
final class Ice4jSettings implements ConfigSource {
  /**
   * A check every second, each tried for 4 s (8 times 500 ms): a side that is gone is noticed
   * within 1.2 s + 4 s, and every check must be lost for that. Our choice; the specification's 30 s
   * is for the whole connection. No look-up whether this is AWS, no link-local addresses.
   */
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("ice4j.consent-freshness.interval", Duration.ofSeconds(1)),
          Map.entry("ice4j.consent-freshness.original-wait-interval", Duration.ofMillis(500)),
          Map.entry("ice4j.consent-freshness.max-wait-interval", Duration.ofMillis(500)),
          Map.entry("ice4j.consent-freshness.max-retransmissions", 7),
          Map.entry("ice4j.consent-freshness.randomize-interval", true),
          Map.entry("ice4j.ice.termination-delay", Duration.ofSeconds(3)),
          Map.entry("ice4j.ice.max-check-list-size", 100),
          Map.entry("ice4j.software", ""),
          Map.entry("ice4j.redact-remote-addresses", true),
          Map.entry("ice4j.use-component-socket", false),
          Map.entry("ice4j.send-to-last-received-from-address", false),
          Map.entry("ice4j.harvest.use-ipv6", true),
          Map.entry("ice4j.harvest.use-link-local-addresses", false),
          Map.entry("ice4j.harvest.timeout", Duration.ofSeconds(15)),
          Map.entry("ice4j.harvest.udp.use-dynamic-ports", false),
          Map.entry("ice4j.harvest.udp.socket-pool-size", 1),
          Map.entry("ice4j.harvest.allowed-addresses", List.of()),
          Map.entry("ice4j.harvest.blocked-addresses", List.of()),
          Map.entry("ice4j.harvest.allowed-interfaces", List.of()),
          Map.entry("ice4j.harvest.blocked-interfaces", List.of()),
          Map.entry("ice4j.harvest.mapping.aws.enabled", false),
          Map.entry("ice4j.harvest.mapping.aws.force", false),
          Map.entry("ice4j.harvest.mapping.stun.addresses", List.of()),
          Map.entry("ice4j.harvest.mapping.static-mappings", List.of()));

  /**
   * These it reads from the system properties each time; what a program has set itself stays. Five
   * seconds are long enough for a server, or a pair of candidates, that does not answer.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          StackProperties.REQUIRE_MESSAGE_INTEGRITY, "true",
          StackProperties.MAX_CTRAN_RETRANSMISSIONS, "9",
          StackProperties.MAX_CTRAN_RETRANS_TIMER, "500");

  private final ConfigSource others;

  private Ice4jSettings(ConfigSource others) {
    this.others = others;
  }

  static void apply() {
    LibraryLog.quietenDirectLoggers();
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    JitsiConfig.Companion.useDebugNewConfig(
        new Ice4jSettings(JitsiConfig.Companion.getTypesafeConfig()));
  }

  @Override
  public Function1<String, Object> getterFor(KType type) {
    return key -> {
      Object value = VALUES.get(key);
      return value != null ? value : others.getterFor(type).invoke(key);
    };
  }

  @Override
  public String getName() {
    return "aicall";
  }

  @Override
  public String getDescription() {
    return "settings of ice4j for calls";
  }
}
