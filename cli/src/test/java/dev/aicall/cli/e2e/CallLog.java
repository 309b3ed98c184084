package dev.aicall.cli.e2e;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.error.ARTCAICallErrorCode;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers every callback of a delegate, in order, on real time. Of the two error callbacks the
 * one with the details is remembered.
 */
final class CallLog {
  /**
   * One callback.
   *
   * @param name the delegate's method
   * @param args its arguments
   * @param nanos when, on {@link System#nanoTime}
   */
  record Event(String name, List<@Nullable Object> args, long nanos) {
    @Override
    public String toString() {
      return name + args;
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final ARTCAICallEngineDelegate delegate =
      (ARTCAICallEngineDelegate)
          Proxy.newProxyInstance(
              CallLog.class.getClassLoader(),
              new Class<?>[] {ARTCAICallEngineDelegate.class},
              (proxy, method, args) -> handle(proxy, method, args));

  /** What an engine is given. */
  ARTCAICallEngineDelegate delegate() {
    return delegate;
  }

  /** All callbacks so far, oldest first, a copy. */
  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** The callbacks of one kind. */
  List<Event> events(String name) {
    return events().stream().filter(event -> event.name.equals(name)).toList();
  }

  /** How often a callback came. */
  int count(String name) {
    return events(name).size();
  }

  /** The names of the callbacks so far, each once, in the order in which they first came. */
  List<String> names() {
    return events().stream().map(Event::name).distinct().toList();
  }

  /** The codes of all errors so far. */
  List<ARTCAICallErrorCode> errors() {
    return events("onErrorOccurs").stream()
        .map(event -> (ARTCAICallErrorCode) event.args.get(0))
        .toList();
  }

  /** Waits for the first callback of a kind. */
  Event await(String name, Duration limit) {
    return await(name, limit, event -> event.name.equals(name));
  }

  /** Waits for the first callback that is as wanted; one that came already counts. */
  Event await(String what, Duration limit, Predicate<Event> wanted) {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (this) {
      while (true) {
        for (Event event : events) {
          if (wanted.test(event)) {
            return event;
          }
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "waited " + limit.toMillis() + " ms for " + what + ", got " + summary());
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted", e);
        }
      }
    }
  }

  /** What came, without what comes all the time. */
  String summary() {
    return events().stream()
        .filter(event -> !event.name.endsWith("Stats") && !event.name.endsWith("VolumeChanged"))
        .toList()
        .toString();
  }

  private @Nullable Object handle(Object proxy, Method method, Object @Nullable [] args) {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> args != null && args[0] == proxy;
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "CallLog";
      };
    }
    List<@Nullable Object> copy = new ArrayList<>();
    if (args != null) {
      for (Object arg : args) {
        copy.add(arg);
      }
    }
    synchronized (this) {
      events.add(new Event(method.getName(), copy, System.nanoTime()));
      notifyAll();
    }
    return null;
  }
}
