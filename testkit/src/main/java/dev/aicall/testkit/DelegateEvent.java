package dev.aicall.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the delegate as it came.
 *
 * @param at time since the delegate was made
 * @param name the delegate's method, for example {@code onCallBegin}
 * @param args its arguments
 */
public record DelegateEvent(Duration at, String name, List<@Nullable Object> args) {
  /**
   * Keeps an immutable copy.
   *
   * @param at time since the delegate was made
   * @param name the delegate's method
   * @param args its arguments
   */
  public DelegateEvent {
    args = Collections.unmodifiableList(new ArrayList<>(args));
  }

  static DelegateEvent of(Duration at, String name, @Nullable Object... args) {
    return new DelegateEvent(at, name, Arrays.asList(args));
  }

  /**
   * Returns the callback without its time, as one would write it in Java.
   *
   * @return for example {@code onPushToTalk(true)}; a token is left out
   */
  public String text() {
    return name.equals("onNewRTCToken") ? name + "(***)" : textWithArgs();
  }

  private String textWithArgs() {
    return name + args.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String toString() {
    return at.toMillis() + " ms " + text();
  }
}
