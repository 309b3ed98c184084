package dev.aicall.agent.server;

import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything an {@link AgentServer} is told. Immutable; each value is checked when it is set. What
 * only shows together (an open address without a key) is checked by {@link AgentServer#start}.
 */
public final class AgentServerConfig {
  /** Reached from this machine only. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** Our choice: free of well-known services. */
  public static final int DEFAULT_PORT = 8088;

  /** Our choice: what two cores carry with some room. */
  public static final int DEFAULT_MAX_CALLS = 50;

  /** A little more than the 30 s for which a client tries to come back (signalling.md). */
  public static final int DEFAULT_RESUME_SECONDS = 35;

  /** Life of a caller's token. Source: the clients' expire of 86,400 s. */
  public static final Duration DEFAULT_TOKEN_LIFE = Duration.ofHours(24);

  /** Starts a minute that one share link allows; our choice. */
  public static final int DEFAULT_LINK_STARTS_PER_MINUTE = 30;

  /** Starts a minute that all share links together allow; our choice. */
  public static final int DEFAULT_SHARED_STARTS_PER_MINUTE = 300;

  private static final int MAX_PORT = 65_535;
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_SECONDS = 86_400;

  private final Builder values;

  private AgentServerConfig(Builder builder) {
    this.values = new Builder(builder);
  }

  /**
   * Starts a config with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a config with these values.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /**
   * Returns the address to listen at.
   *
   * @return a host name or address, default {@value #DEFAULT_HOST}
   */
  public String host() {
    return values.host;
  }

  /**
   * Returns the port to listen at.
   *
   * @return 0 for any free one; default {@value #DEFAULT_PORT}
   */
  public int port() {
    return values.port;
  }

  /**
   * Returns how many calls there may be at a time, those included that wait for their caller.
   *
   * @return 1 to 100,000, default {@value #DEFAULT_MAX_CALLS}
   */
  public int maxCalls() {
    return values.maxCalls;
  }

  /**
   * Returns how long the agent of a lost caller is held at the least.
   *
   * @return seconds, default {@value #DEFAULT_RESUME_SECONDS}
   */
  public int resumeSeconds() {
    return values.resumeSeconds;
  }

  /**
   * Returns how the server's peers reach callers.
   *
   * @return default: host candidates on any port
   */
  public IceSettings ice() {
    return values.ice;
  }

  /**
   * Returns the ICE servers that callers are told of, in Link headers of the join's answer.
   *
   * @return default none
   */
  public List<IceServer> advertisedIceServers() {
    return values.advertisedIceServers;
  }

  /**
   * Returns the key store with the server's certificate.
   *
   * @return empty unless set
   */
  public Optional<Path> keyStore() {
    return Optional.ofNullable(values.keyStore);
  }

  /**
   * Returns the password of the key store.
   *
   * @return a secret, empty if there is no key store
   */
  String keyStorePassword() {
    return values.keyStorePassword;
  }

  /**
   * Returns the TLS context.
   *
   * @return empty unless set
   */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(values.sslContext);
  }

  /**
   * Tells whether the server itself speaks TLS.
   *
   * @return whether a key store or a context is set
   */
  public boolean tls() {
    return values.keyStore != null || values.sslContext != null;
  }

  /**
   * Tells whether all requests come through a proxy that speaks TLS to the world.
   *
   * @return default false
   */
  public boolean behindProxy() {
    return values.behindProxy;
  }

  /**
   * Tells whether the app-server routes ask for the API key.
   *
   * @return default false, which is for loopback only
   */
  public boolean apiKeyRequired() {
    return values.apiKeyRequired;
  }

  /**
   * Returns from which web pages the server may be used.
   *
   * @return origins such as {@code https://example.com}; default none, which leaves CORS off
   */
  public Set<String> corsOrigins() {
    return values.corsOrigins;
  }

  /**
   * Returns the file that keeps app id, app key and API key.
   *
   * @return default {@code .aicall/agent-server.json} in the user's home
   */
  public Path keyFile() {
    return values.keyFile;
  }

  /**
   * Returns how long callers' tokens live.
   *
   * @return up to 7 days, default 24 h
   */
  public Duration tokenLife() {
    return values.tokenLife;
  }

  /**
   * Returns how many calls a minute one share link may start.
   *
   * @return default {@value #DEFAULT_LINK_STARTS_PER_MINUTE}
   */
  public int linkStartsPerMinute() {
    return values.linkStartsPerMinute;
  }

  /**
   * Returns how many calls a minute all share links together may start.
   *
   * @return default {@value #DEFAULT_SHARED_STARTS_PER_MINUTE}
   */
  public int sharedStartsPerMinute() {
    return values.sharedStartsPerMinute;
  }

  /**
   * Returns the agents that stand in where a request names a workflow type instead of an agent. A
   * type without one is looked up by its name, such as {@code VoiceChat}.
   *
   * @return agent ids by type, default none
   */
  public Map<ARTCAICallAgentType, String> agentsByType() {
    return values.agentsByType;
  }

  @Override
  public String toString() {
    return "AgentServerConfig[host="
        + host()
        + ", port="
        + port()
        + ", maxCalls="
        + maxCalls()
        + ", resumeSeconds="
        + resumeSeconds()
        + ", tls="
        + tls()
        + ", behindProxy="
        + behindProxy()
        + ", apiKeyRequired="
        + apiKeyRequired()
        + ", corsOrigins="
        + corsOrigins()
        + "]";
  }

  /** Collects the values of a config. */
  public static final class Builder {
    private String host = DEFAULT_HOST;
    private int port = DEFAULT_PORT;
    private int maxCalls = DEFAULT_MAX_CALLS;
    private int resumeSeconds = DEFAULT_RESUME_SECONDS;
    private IceSettings ice = IceSettings.DEFAULT;
    private List<IceServer> advertisedIceServers = List.of();
    private @Nullable Path keyStore;
    private String keyStorePassword = "";
    private @Nullable SSLContext sslContext;
    private boolean behindProxy;
    private boolean apiKeyRequired;
    private Set<String> corsOrigins = Set.of();
    private Path keyFile = Path.of(System.getProperty("user.home"), ".aicall", "agent-server.json");
    private Duration tokenLife = DEFAULT_TOKEN_LIFE;
    private int linkStartsPerMinute = DEFAULT_LINK_STARTS_PER_MINUTE;
    private int sharedStartsPerMinute = DEFAULT_SHARED_STARTS_PER_MINUTE;
    private Map<ARTCAICallAgentType, String> agentsByType = Map.of();

    private Builder() {}

    private Builder(Builder other) {
      host = other.host;
      port = other.port;
      maxCalls = other.maxCalls;
      resumeSeconds = other.resumeSeconds;
      ice = other.ice;
      advertisedIceServers = other.advertisedIceServers;
      keyStore = other.keyStore;
      keyStorePassword = other.keyStorePassword;
      sslContext = other.sslContext;
      behindProxy = other.behindProxy;
      apiKeyRequired = other.apiKeyRequired;
      corsOrigins = other.corsOrigins;
      keyFile = other.keyFile;
      tokenLife = other.tokenLife;
      linkStartsPerMinute = other.linkStartsPerMinute;
      sharedStartsPerMinute = other.sharedStartsPerMinute;
      agentsByType = other.agentsByType;
    }

    /**
     * Sets where to listen.
     *
     * @param newHost a host name or address, {@code 0.0.0.0} for all
     * @return this builder
     */
    public Builder host(String newHost) {
      if (newHost.isBlank()) {
        throw new IllegalArgumentException("host: a name or address, got nothing");
      }
      host = newHost;
      return this;
    }

    /**
     * Sets the port to listen at.
     *
     * @param newPort 0 for any free one, to 65,535
     * @return this builder
     */
    public Builder port(int newPort) {
      port = between("port", newPort, 0, MAX_PORT);
      return this;
    }

    /**
     * Sets how many calls there may be at a time.
     *
     * @param newMaxCalls 1 to 100,000
     * @return this builder
     */
    public Builder maxCalls(int newMaxCalls) {
      maxCalls = between("maxCalls", newMaxCalls, 1, MOST_CALLS);
      return this;
    }

    /**
     * Sets how long the agent of a lost caller is held at the least.
     *
     * @param seconds 0 to 86,400
     * @return this builder
     */
    public Builder resumeSeconds(int seconds) {
      resumeSeconds = between("resumeSeconds", seconds, 0, MOST_SECONDS);
      return this;
    }

    /**
     * Sets how the server's peers reach callers.
     *
     * @param newIce servers, policy and port range
     * @return this builder
     */
    public Builder ice(IceSettings newIce) {
      ice = newIce;
      return this;
    }

    /**
     * Sets the ICE servers that callers are told of.
     *
     * @param servers STUN and TURN servers; their passwords go to every caller
     * @return this builder
     */
    public Builder advertisedIceServers(List<IceServer> servers) {
      advertisedIceServers = List.copyOf(servers);
      return this;
    }

    /**
     * Has the server speak TLS with the certificate of a key store.
     *
     * @param file PKCS 12 or JKS
     * @param password of store and key; a secret
     * @return this builder
     */
    public Builder keyStore(Path file, String password) {
      keyStore = file;
      keyStorePassword = password;
      return this;
    }

    /**
     * Has the server speak TLS.
     *
     * @param context with the server's certificate
     * @return this builder
     */
    public Builder sslContext(SSLContext context) {
      sslContext = context;
      return this;
    }

    /**
     * Says that all requests come through a proxy that speaks TLS to the world. Needs the API key.
     *
     * @param newBehindProxy default false
     * @return this builder
     */
    public Builder behindProxy(boolean newBehindProxy) {
      behindProxy = newBehindProxy;
      return this;
    }

    /**
     * Has every app-server route ask for the API key.
     *
     * @param required default false, which is for loopback only
     * @return this builder
     */
    public Builder apiKeyRequired(boolean required) {
      apiKeyRequired = required;
      return this;
    }

    /**
     * Sets from which web pages the server may be used.
     *
     * @param origins each {@code http(s)://host} with a port if it is not the usual one; no
     *     wildcard
     * @return this builder
     */
    public Builder corsOrigins(Set<String> origins) {
      origins.forEach(Builder::checkOrigin);
      corsOrigins = Set.copyOf(origins);
      return this;
    }

    /**
     * Sets the file that keeps app id, app key and API key. Made at the first start.
     *
     * @param file on a local disk
     * @return this builder
     */
    public Builder keyFile(Path file) {
      keyFile = file;
      return this;
    }

    /**
     * Sets how long callers' tokens live.
     *
     * @param life 1 s to 7 days
     * @return this builder
     */
    public Builder tokenLife(Duration life) {
      if (life.compareTo(Duration.ofSeconds(1)) < 0
          || life.compareTo(RtcTokenPolicy.SEVEN_DAYS) > 0) {
        throw new IllegalArgumentException("tokenLife: 1 s to 7 days, got " + life);
      }
      tokenLife = life;
      return this;
    }

    /**
     * Sets how many calls a minute one share link may start.
     *
     * @param starts 1 to 100,000
     * @return this builder
     */
    public Builder linkStartsPerMinute(int starts) {
      linkStartsPerMinute = between("linkStartsPerMinute", starts, 1, MOST_CALLS);
      return this;
    }

    /**
     * Sets how many calls a minute all share links together may start.
     *
     * @param starts 1 to 100,000
     * @return this builder
     */
    public Builder sharedStartsPerMinute(int starts) {
      sharedStartsPerMinute = between("sharedStartsPerMinute", starts, 1, MOST_CALLS);
      return this;
    }

    /**
     * Sets the agents that stand in where a request names a workflow type instead of an agent.
     *
     * @param agents agent ids by type
     * @return this builder
     */
    public Builder agentsByType(Map<ARTCAICallAgentType, String> agents) {
      agentsByType = Map.copyOf(agents);
      return this;
    }

    /**
     * Returns the config.
     *
     * @return the config
     * @throws IllegalArgumentException if there are both a key store and a TLS context
     */
    public AgentServerConfig build() {
      if (keyStore != null && sslContext != null) {
        throw new IllegalArgumentException("keyStore, sslContext: one of them, got both");
      }
      return new AgentServerConfig(this);
    }

    private static int between(String field, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(field + ": " + least + " to " + most + ", got " + value);
      }
      return value;
    }

    private static void checkOrigin(String origin) {
      URI uri;
      try {
        uri = URI.create(origin);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("corsOrigins: http(s)://host[:port], got " + origin, e);
      }
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null || !origin.endsWith(uri.getRawAuthority())) {
        throw new IllegalArgumentException("corsOrigins: http(s)://host[:port], got " + origin);
      }
    }
  }
}
