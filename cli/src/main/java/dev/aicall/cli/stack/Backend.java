package dev.aicall.cli.stack;

import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import org.jspecify.annotations.Nullable;

/**
 * The RTC backend that was chosen.
 *
 * @param name what it is chosen by
 * @param provider opens its media stack; null for the fake, which has none
 * @param description name and version
 * @param why how it was chosen
 */
public record Backend(
    String name, @Nullable MediaStackProvider provider, String description, String why) {
  /** Name of the backend without a network. */
  public static final String FAKE = "fake";

  /**
   * Says whether calls stay in memory.
   *
   * @return true for the fake
   */
  public boolean isFake() {
    return provider == null;
  }

  /**
   * Opens the media stack for one more user.
   *
   * @return the stack; the caller closes it
   * @throws IllegalStateException for the fake
   */
  public MediaStack openStack() {
    MediaStackProvider media = provider;
    if (media == null) {
      throw new IllegalStateException("the fake has no media stack");
    }
    return media.open();
  }
}
