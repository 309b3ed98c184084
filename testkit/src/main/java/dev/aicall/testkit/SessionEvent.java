package dev.aicall.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of an RTC session as it was told.
 *
 * @param name the listener's method, for example {@code onData}
 * @param args its arguments; bytes as an array of their own
 */
public record SessionEvent(String name, List<@Nullable Object> args) {
  /**
   * Keeps an immutable copy.
   *
   * @param name the listener's method
   * @param args its arguments
   */
  public SessionEvent {
    args = Collections.unmodifiableList(new ArrayList<>(args));
  }

  static SessionEvent of(String name, @Nullable Object... args) {
    return new SessionEvent(name, Arrays.asList(args));
  }

  /**
   * Says whether it ends the session.
   *
   * @return true for {@code onLeft} and {@code onJoinFailed}
   */
  public boolean isEnd() {
    return name.equals("onLeft") || name.equals("onJoinFailed");
  }

  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    for (Object arg : args) {
      texts.add(arg instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(arg));
    }
    return name + "(" + String.join(", ", texts) + ")";
  }
}
