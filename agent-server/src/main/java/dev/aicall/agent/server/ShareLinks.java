package dev.aicall.agent.server;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.share.ShareLink;
import dev.aicall.domain.share.ShareLinkReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The share links that are alive: an id of 128 random bits each, with its own record of agent and
 * expiry, which is what counts, not what the link says. Kept in memory: a restart ends them.
 */
final class ShareLinks {
  /** Bound of the record; our choice. */
  private static final int MAX_LINKS = 100_000;

  private final TimeSource time;
  private final AgentServerConfig config;
  private final RateLimit all;
  private final Map<String, Live> links = new ConcurrentHashMap<>();

  private record Live(String agentId, Instant expiry, RateLimit limit) {}

  /**
   * A new link.
   *
   * @param id what revokes it; a secret
   * @param text what is given away
   * @param expiry when it ends
   */
  record Minted(String id, String text, Instant expiry) {
    @Override
    public String toString() {
      return "Minted[expiry=" + expiry + "]";
    }
  }

  /** What came of a start by link. */
  enum Use {
    /** Go on. */
    FINE,
    /** Unknown, expired or revoked. */
    DEAD,
    /** Too often in the last minute. */
    TOO_OFTEN
  }

  ShareLinks(TimeSource time, AgentServerConfig config) {
    this.time = time;
    this.config = config;
    this.all = new RateLimit(time, config.sharedStartsPerMinute());
  }

  Minted mint(String agentId, ARTCAICallAgentType type, Duration life) {
    if (life.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("life: 1 s or more, got " + life);
    }
    removeDead();
    if (links.size() >= MAX_LINKS) {
      throw new IllegalStateException("too many share links are alive: " + links.size());
    }
    String id = RandomIds.secret();
    Instant expiry = time.now().plus(life);
    String text =
        ShareLink.mint(
            ARTCAICallAgentShareConfig.builder()
                .shareId(id)
                .agentType(type)
                .expireTime(expiry)
                .build());
    links.put(id, new Live(agentId, expiry, new RateLimit(time, config.linkStartsPerMinute())));
    return new Minted(id, text, expiry);
  }

  private void removeDead() {
    Instant now = time.now();
    links.values().removeIf(link -> !now.isBefore(link.expiry()));
  }

  /** Ends a link by its text or its id. */
  boolean revoke(String textOrId) {
    Live byId = links.remove(textOrId);
    if (byId != null) {
      return alive(byId);
    }
    return ShareLink.parse(textOrId) instanceof ShareLinkReading.Parsed parsed
        && Optional.ofNullable(parsed.config().getShareId()).map(links::remove).isPresent();
  }

  private boolean alive(@Nullable Live link) {
    return link != null && time.now().isBefore(link.expiry());
  }

  /** Counts a start by a link. A guess costs nobody else a start. */
  Use use(String id) {
    Live link = links.get(id);
    if (link == null || !alive(link)) {
      return Use.DEAD;
    }
    return link.limit().take() && all.take() ? Use.FINE : Use.TOO_OFTEN;
  }

  /** The agent of a link that is alive. */
  Optional<String> agentOf(String id) {
    return Optional.ofNullable(links.get(id)).filter(this::alive).map(Live::agentId);
  }
}
