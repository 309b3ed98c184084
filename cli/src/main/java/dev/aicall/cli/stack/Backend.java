package dev.aicall.cli.stack;

import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import org.jspecify.annotations.Nullable;

/**
 * The RTC backend that was chosen, and the program's own share of its media stack: as long as it is
 * open, what is costly in the stack stays loaded for engines and servers.
 */
public final class Backend implements AutoCloseable {
  /** Name of the backend without a network. */
  public static final String FAKE = "fake";

  private final String name;
  private final String why;
  private final @Nullable MediaStackProvider provider;
  private final @Nullable MediaStack stack;

  private Backend(
      String name, String why, @Nullable MediaStackProvider provider, @Nullable MediaStack stack) {
    this.name = name;
    this.why = why;
    this.provider = provider;
    this.stack = stack;
  }

  /**
   * Returns the backend in memory.
   *
   * @return one without a media stack
   */
  public static Backend fake() {
    return new Backend(FAKE, "chosen", null, null);
  }

  static Backend of(MediaStackProvider provider, MediaStack stack, String why) {
    return new Backend(provider.name(), why, provider, stack);
  }

  /**
   * Returns what it is chosen by.
   *
   * @return a short name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the media stack and its version.
   *
   * @return a few words for people
   */
  public String description() {
    return stack == null ? "fake (in memory, no network)" : stack.description();
  }

  /**
   * Returns what runs and why it was chosen; where a better one was passed over, with its fault and
   * the remedy.
   *
   * @return one line for people
   */
  public String line() {
    return description() + ", " + why;
  }

  /**
   * Says whether calls stay in memory.
   *
   * @return true for the fake
   */
  public boolean isFake() {
    return stack == null;
  }

  /**
   * Returns the program's share of the media stack; closed with this.
   *
   * @return always the same one
   * @throws IllegalStateException for the fake
   */
  public MediaStack stack() {
    MediaStack own = stack;
    if (own == null) {
      throw new IllegalStateException("the fake has no media stack");
    }
    return own;
  }

  /** What engines open their own share with; null for the fake. */
  @Nullable MediaStackProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.close();
    }
  }
}
