package dev.aicall.share.http;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where the servers are and how they are reached. Immutable; the authorization never shows. */
public final class ShareAgentConfig {
  /** The vendor's host for shared agents. Source: AICallKit Web 2.10.5. */
  public static final URI VENDOR_SHARE_HOST =
      URI.create("https://ice-smart-aiagent-fcapp-appserver.aliyuncs.com");

  /** Our choice: longer than any handshake that will still end well. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Our choice: starting an agent takes a second or two. */
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(10);

  /** Our choice: 1 MiB, a hundred times a large answer. */
  public static final int DEFAULT_MAX_RESPONSE_BYTES = 1024 * 1024;

  private final URI shareHost;
  private final @Nullable URI appServer;
  private final Supplier<@Nullable String> authorization;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final boolean allowPlainHttp;
  private final @Nullable SSLContext sslContext;
  private final @Nullable ProxySelector proxySelector;
  private final int maxResponseBytes;

  private ShareAgentConfig(Builder builder) {
    shareHost = builder.shareHost;
    appServer = builder.appServer;
    authorization = builder.authorization;
    connectTimeout = builder.connectTimeout;
    requestTimeout = builder.requestTimeout;
    allowPlainHttp = builder.allowPlainHttp;
    sslContext = builder.sslContext;
    proxySelector = builder.proxySelector;
    maxResponseBytes = builder.maxResponseBytes;
    checkScheme("shareHost", shareHost);
    if (appServer != null) {
      checkScheme("appServer", appServer);
    }
  }

  /**
   * Returns a builder with the defaults.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a builder that starts from this value.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.shareHost = shareHost;
    builder.appServer = appServer;
    builder.authorization = authorization;
    builder.connectTimeout = connectTimeout;
    builder.requestTimeout = requestTimeout;
    builder.allowPlainHttp = allowPlainHttp;
    builder.sslContext = sslContext;
    builder.proxySelector = proxySelector;
    builder.maxResponseBytes = maxResponseBytes;
    return builder;
  }

  /**
   * Returns where shared agents are started; {@code /api/v1/aiagent/…} is added.
   *
   * @return default {@link #VENDOR_SHARE_HOST}
   */
  public URI shareHost() {
    return shareHost;
  }

  /**
   * Returns the customer's own app server; {@code /api/v2/aiagent/…} is added.
   *
   * @return default none
   */
  public Optional<URI> appServer() {
    return Optional.ofNullable(appServer);
  }

  /** The Authorization header of the next app-server request, or null for none. */
  @Nullable String authorization() {
    return authorization.get();
  }

  /**
   * Returns how long a connection may take to be set up.
   *
   * @return default {@link #DEFAULT_CONNECT_TIMEOUT}
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * Returns how long a request may take, from its start to the last byte of the answer.
   *
   * @return default {@link #DEFAULT_REQUEST_TIMEOUT}
   */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  /**
   * Tells whether http addresses other than this machine's are taken.
   *
   * @return default false
   */
  public boolean allowPlainHttp() {
    return allowPlainHttp;
  }

  /**
   * Returns which certificates are trusted and shown.
   *
   * @return default empty: the platform's choice
   */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  /**
   * Returns which proxies are used.
   *
   * @return default empty: the platform's choice
   */
  public Optional<ProxySelector> proxySelector() {
    return Optional.ofNullable(proxySelector);
  }

  /**
   * Returns how long an answer may be.
   *
   * @return bytes, default {@link #DEFAULT_MAX_RESPONSE_BYTES}
   */
  public int maxResponseBytes() {
    return maxResponseBytes;
  }

  private void checkScheme(String field, URI uri) {
    boolean safe = "https".equalsIgnoreCase(uri.getScheme()) || allowPlainHttp || isLoopback(uri);
    if (!safe) {
      throw new IllegalArgumentException(
          field + ": https, or http on this machine, unless allowPlainHttp; got " + uri);
    }
  }

  // By name only: what else a name resolves to is for others to say.
  private static boolean isLoopback(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  @Override
  public String toString() {
    return "ShareAgentConfig[shareHost="
        + shareHost
        + ", appServer="
        + appServer
        + ", authorization=***, connectTimeout="
        + connectTimeout
        + ", requestTimeout="
        + requestTimeout
        + ", allowPlainHttp="
        + allowPlainHttp
        + ", maxResponseBytes="
        + maxResponseBytes
        + "]";
  }

  /** Collects the parts of a {@link ShareAgentConfig}. Not for use by several threads. */
  public static final class Builder {
    private URI shareHost = VENDOR_SHARE_HOST;
    private @Nullable URI appServer;
    private Supplier<@Nullable String> authorization = () -> null;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration requestTimeout = DEFAULT_REQUEST_TIMEOUT;
    private boolean allowPlainHttp;
    private @Nullable SSLContext sslContext;
    private @Nullable ProxySelector proxySelector;
    private int maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;

    private Builder() {}

    /**
     * Sets where shared agents are started.
     *
     * @param newShareHost http or https with a host; a path is kept before ours, no query
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder shareHost(URI newShareHost) {
      shareHost = checkBase("shareHost", newShareHost);
      return this;
    }

    /**
     * Sets the customer's own app server.
     *
     * @param newAppServer http or https with a host; a path is kept before ours, no query
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder appServer(URI newAppServer) {
      appServer = checkBase("appServer", newAppServer);
      return this;
    }

    /**
     * Sets what app-server requests carry as Authorization; the share host never gets it.
     *
     * @param newAuthorization asked before each request, on the caller's thread, so that it can
     *     renew the login; null sends none
     * @return this builder
     */
    public Builder authorization(Supplier<@Nullable String> newAuthorization) {
      authorization = Objects.requireNonNull(newAuthorization, "authorization");
      return this;
    }

    /**
     * Sets how long a connection may take to be set up.
     *
     * @param newConnectTimeout more than zero
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder connectTimeout(Duration newConnectTimeout) {
      connectTimeout = checkPositive("connectTimeout", newConnectTimeout);
      return this;
    }

    /**
     * Sets how long a request may take from its start to the last byte of the answer.
     *
     * @param newRequestTimeout more than zero
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder requestTimeout(Duration newRequestTimeout) {
      requestTimeout = checkPositive("requestTimeout", newRequestTimeout);
      return this;
    }

    /**
     * Sets whether http addresses other than this machine's are taken; tokens then travel in clear.
     *
     * @param newAllowPlainHttp default false
     * @return this builder
     */
    public Builder allowPlainHttp(boolean newAllowPlainHttp) {
      allowPlainHttp = newAllowPlainHttp;
      return this;
    }

    /**
     * Sets which certificates are trusted and shown.
     *
     * @param newSslContext the context
     * @return this builder
     */
    public Builder sslContext(SSLContext newSslContext) {
      sslContext = Objects.requireNonNull(newSslContext, "sslContext");
      return this;
    }

    /**
     * Sets which proxies are used.
     *
     * @param newProxySelector the selector
     * @return this builder
     */
    public Builder proxySelector(ProxySelector newProxySelector) {
      proxySelector = Objects.requireNonNull(newProxySelector, "proxySelector");
      return this;
    }

    /**
     * Sets how long an answer may be.
     *
     * @param newMaxResponseBytes bytes, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder maxResponseBytes(int newMaxResponseBytes) {
      if (newMaxResponseBytes < 1) {
        throw new IllegalArgumentException(
            "maxResponseBytes: 1 or more, got " + newMaxResponseBytes);
      }
      maxResponseBytes = newMaxResponseBytes;
      return this;
    }

    /**
     * Returns the config.
     *
     * @return the config
     * @throws IllegalArgumentException if an address is http, not of this machine, and {@link
     *     #allowPlainHttp} is not set
     */
    public ShareAgentConfig build() {
      return new ShareAgentConfig(this);
    }

    private static URI checkBase(String field, URI uri) {
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (!http || !bare || uri.getHost() == null || uri.getRawUserInfo() != null) {
        // Not the address itself: what should not be in it may be a password.
        throw new IllegalArgumentException(
            field + ": http or https, a host, no user, query or fragment; got another form");
      }
      return uri;
    }

    private static Duration checkPositive(String field, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(field + ": more than zero, got " + value);
      }
      return value;
    }
  }
}
