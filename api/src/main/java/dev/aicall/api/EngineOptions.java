package dev.aicall.api;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Settings of an engine that AICallKit has no name for. Immutable. */
public final class EngineOptions {
  /** Name of the system property that chooses the RTC backend: {@value}. */
  public static final String BACKEND_PROPERTY = "aicall.backend";

  /**
   * How long a lost link may stay lost: 30 s, our choice. A peer's client gives up after 10 tries
   * in about 45 s; a person who waits in silence has hung up by then.
   */
  public static final Duration DEFAULT_RECONNECT_DEADLINE = Duration.ofSeconds(30);

  /** How long a join may take: 15 s, the peer-connection limit that LiveKit's clients use. */
  public static final Duration DEFAULT_JOIN_DEADLINE = Duration.ofSeconds(15);

  private final @Nullable String backend;
  private final @Nullable Executor callbackExecutor;
  private final Duration reconnectDeadline;
  private final Duration joinDeadline;

  private EngineOptions(Builder builder) {
    this.backend = builder.backend;
    this.callbackExecutor = builder.callbackExecutor;
    this.reconnectDeadline = builder.reconnectDeadline;
    this.joinDeadline = builder.joinDeadline;
  }

  /**
   * Returns the defaults.
   *
   * @return options with nothing set
   */
  public static EngineOptions defaults() {
    return builder().build();
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
   * Returns the name of the RTC backend.
   *
   * @return for example {@code webrtc}; null = the system property, else the only one there is
   */
  public @Nullable String backend() {
    return backend;
  }

  /**
   * Returns where callbacks run.
   *
   * @return null = a daemon thread while there is something to call; one that blocks holds up its
   *     own engine only
   */
  public @Nullable Executor callbackExecutor() {
    return callbackExecutor;
  }

  /**
   * Returns how long a lost link may stay lost before {@code ConnectionFailed} ends the call.
   *
   * @return at least 1 s
   */
  public Duration reconnectDeadline() {
    return reconnectDeadline;
  }

  /**
   * Returns how long a join may take before {@code BeginCallFailed}.
   *
   * @return at least 1 s
   */
  public Duration joinDeadline() {
    return joinDeadline;
  }

  /** Collects options. */
  public static final class Builder {
    private @Nullable String backend;
    private @Nullable Executor callbackExecutor;
    private Duration reconnectDeadline = DEFAULT_RECONNECT_DEADLINE;
    private Duration joinDeadline = DEFAULT_JOIN_DEADLINE;

    private Builder() {}

    /**
     * Chooses the RTC backend.
     *
     * @param name its name, or null to let the class path decide
     * @return this
     */
    public Builder backend(@Nullable String name) {
      this.backend = name;
      return this;
    }

    /**
     * Sets where callbacks run, for example an application's UI executor. It is not closed by the
     * engine.
     *
     * @param executor any executor; the engine keeps the order itself. Null = a daemon thread while
     *     there is something to call
     * @return this
     */
    public Builder callbackExecutor(@Nullable Executor executor) {
      this.callbackExecutor = executor;
      return this;
    }

    /**
     * Sets how long a lost link may stay lost.
     *
     * @param deadline 1 s to 10 min; default {@link #DEFAULT_RECONNECT_DEADLINE}
     * @return this
     */
    public Builder reconnectDeadline(Duration deadline) {
      this.reconnectDeadline = checked("reconnectDeadline", deadline);
      return this;
    }

    /**
     * Sets how long a join may take.
     *
     * @param deadline 1 s to 10 min; default {@link #DEFAULT_JOIN_DEADLINE}
     * @return this
     */
    public Builder joinDeadline(Duration deadline) {
      this.joinDeadline = checked("joinDeadline", deadline);
      return this;
    }

    /**
     * Builds the options.
     *
     * @return an immutable value
     */
    public EngineOptions build() {
      return new EngineOptions(this);
    }

    private static Duration checked(String name, Duration value) {
      Objects.requireNonNull(value, name);
      if (value.compareTo(Duration.ofSeconds(1)) < 0
          || value.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException(name + ": 1 s to 10 min, got " + value);
      }
      return value;
    }
  }
}
