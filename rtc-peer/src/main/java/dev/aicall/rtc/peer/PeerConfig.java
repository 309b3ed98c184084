package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.media.IceSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a network backend: where the signalling is and how to get there. Immutable. The
 * join deadline is not here: it is {@code EngineOptions.joinDeadline}, 15 s.
 */
public final class PeerConfig {
  /** System property with the address of the signalling, for backends made by the factory. */
  public static final String SERVER_PROPERTY = "aicall.rtc.server";

  /** What {@code aicall serve} listens on by default. */
  public static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:8088/rtc");

  /**
   * How long one HTTP request may take before it is repeated: 2 s, as measured with cut links. One
   * that follows a request without an answer may take twice as long as that did, up to 8 s.
   */
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(2);

  private final URI server;
  private final boolean allowPlainHttp;
  private final Duration requestTimeout;
  private final @Nullable InetSocketAddress httpProxy;
  private final @Nullable SSLContext tls;
  private final IceSettings ice;

  private PeerConfig(Builder builder) {
    this.server = builder.server;
    this.allowPlainHttp = builder.allowPlainHttp;
    this.requestTimeout = builder.requestTimeout;
    this.httpProxy = builder.httpProxy;
    this.tls = builder.tls;
    this.ice = builder.ice;
    requireSafe(server, allowPlainHttp);
  }

  /**
   * Starts with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the defaults, with the server that {@link #SERVER_PROPERTY} names, if it does.
   *
   * @return the configuration
   * @throws IllegalArgumentException if the property is no address
   */
  public static PeerConfig fromSystemProperties() {
    String server = System.getProperty(SERVER_PROPERTY);
    return server == null ? builder().build() : builder().server(URI.create(server)).build();
  }

  /**
   * Starts with this configuration.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.server = server;
    builder.allowPlainHttp = allowPlainHttp;
    builder.requestTimeout = requestTimeout;
    builder.httpProxy = httpProxy;
    builder.tls = tls;
    builder.ice = ice;
    return builder;
  }

  /**
   * Returns the base address of the signalling.
   *
   * @return an http or https address without a slash at the end
   */
  public URI server() {
    return server;
  }

  /**
   * Says whether {@code http:} is allowed to a host that is not loopback.
   *
   * @return false by default
   */
  public boolean allowPlainHttp() {
    return allowPlainHttp;
  }

  /**
   * Returns how long one HTTP request may take; repeated for want of an answer, up to four times as
   * long.
   *
   * @return 2 s by default
   */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  /**
   * Returns the HTTP proxy of the signalling.
   *
   * @return null for none
   */
  public @Nullable InetSocketAddress httpProxy() {
    return httpProxy;
  }

  /**
   * Returns the TLS context of the signalling.
   *
   * @return null for the JDK's
   */
  public @Nullable SSLContext tls() {
    return tls;
  }

  /**
   * Returns how media get through.
   *
   * @return {@link IceSettings#DEFAULT} by default
   */
  public IceSettings ice() {
    return ice;
  }

  @Override
  public String toString() {
    return "PeerConfig[server="
        + server
        + ", allowPlainHttp="
        + allowPlainHttp
        + ", requestTimeout="
        + requestTimeout
        + ", httpProxy="
        + httpProxy
        + ", tls="
        + (tls == null ? "the JDK's" : "own")
        + ", ice="
        + ice
        + "]";
  }

  /** Whether a token may be sent there. */
  boolean isSafe(URI uri) {
    return isHttp(uri) && !isExposed(uri, allowPlainHttp);
  }

  // A user name or query could hold a password, so what is refused is not shown.
  private static void requireSafe(URI server, boolean allowPlainHttp) {
    if (!isHttp(server)) {
      throw new IllegalArgumentException(
          "server: an http or https address with a host, got scheme "
              + server.getScheme()
              + " and host "
              + server.getHost());
    }
    if (server.getRawUserInfo() != null
        || server.getRawQuery() != null
        || server.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "server: an address without user name, query and fragment, got one with, at "
              + server.getHost());
    }
    if (isExposed(server, allowPlainHttp)) {
      throw new IllegalArgumentException(
          "server: plain http would show the token to everyone on the way to "
              + server.getHost()
              + "; use https, or allowPlainHttp(true) where you know the way");
    }
  }

  private static boolean isHttp(URI uri) {
    String scheme = schemeOf(uri);
    return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
  }

  private static boolean isExposed(URI uri, boolean allowPlainHttp) {
    return schemeOf(uri).equals("http") && !allowPlainHttp && !isLoopback(uri.getHost());
  }

  private static String schemeOf(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** Collects the configuration. */
  public static final class Builder {
    private URI server = DEFAULT_SERVER;
    private boolean allowPlainHttp;
    private Duration requestTimeout = DEFAULT_REQUEST_TIMEOUT;
    private @Nullable InetSocketAddress httpProxy;
    private @Nullable SSLContext tls;
    private IceSettings ice = IceSettings.DEFAULT;

    private Builder() {}

    /**
     * Sets the base address of the signalling.
     *
     * @param server an http or https address
     * @return this
     */
    public Builder server(URI server) {
      String text = server.toString();
      this.server = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : server;
      return this;
    }

    /**
     * Allows {@code http:} to a host that is not loopback; the token then passes unprotected.
     *
     * @param allow false by default
     * @return this
     */
    public Builder allowPlainHttp(boolean allow) {
      this.allowPlainHttp = allow;
      return this;
    }

    /**
     * Sets how long one HTTP request may take.
     *
     * @param timeout more than zero; 2 s by default
     * @return this
     */
    public Builder requestTimeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("requestTimeout: more than zero, got " + timeout);
      }
      this.requestTimeout = timeout;
      return this;
    }

    /**
     * Sends the signalling through an HTTP proxy.
     *
     * @param proxy its address, or null for none
     * @return this
     */
    public Builder httpProxy(@Nullable InetSocketAddress proxy) {
      this.httpProxy = proxy;
      return this;
    }

    /**
     * Sets whom the signalling trusts.
     *
     * @param context the TLS context, or null for the JDK's
     * @return this
     */
    public Builder tls(@Nullable SSLContext context) {
      this.tls = context;
      return this;
    }

    /**
     * Sets how media get through.
     *
     * @param ice servers, policy and ports
     * @return this
     */
    public Builder ice(IceSettings ice) {
      this.ice = ice;
      return this;
    }

    /**
     * Builds the configuration.
     *
     * @return an immutable value
     * @throws IllegalArgumentException if the server is no address, or plain http to a host that is
     *     not loopback, or the address has a user name, a query or a fragment
     */
    public PeerConfig build() {
      return new PeerConfig(this);
    }
  }
}
