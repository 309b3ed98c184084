package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A replier that a test writes: what it is asked, and which pieces come when. */
final class ScriptedReplier implements Replier.Engine {
  /** What was asked, in order. */
  final List<Replier.Request> requests = new ArrayList<>();

  /** Keys of a client that are sent along. */
  final Set<String> extraKeys = new HashSet<>();

  final Map<String, Script> scripts = new HashMap<>();
  private final TimeSource time;
  int open;
  int cancelled;

  ScriptedReplier(TimeSource time) {
    this.time = time;
  }

  /** How one reply goes. */
  static final class Script {
    private final List<Object> steps = new ArrayList<>();

    Script say(String piece) {
      steps.add(piece);
      return this;
    }

    Script wait(int millis) {
      steps.add(Duration.ofMillis(millis));
      return this;
    }

    Script feel(String emotion) {
      steps.add(new Emotion(emotion));
      return this;
    }

    Script hangUp() {
      steps.add(new End(true, null, null));
      return this;
    }

    Script fail(String message) {
      steps.add(new End(false, message, null));
      return this;
    }

    Script explode() {
      steps.add(new End(false, null, new IllegalStateException("broken replier")));
      return this;
    }

    /** No end ever comes. */
    Script hang() {
      steps.add(Duration.ofDays(365));
      return this;
    }
  }

  private record Emotion(String name) {}

  private record End(boolean hangUp, @Nullable String failure, @Nullable RuntimeException thrown) {}

  /** Begins a script for a text; without one the text itself is the reply. */
  Script on(String text) {
    Script script = new Script();
    scripts.put(text, script);
    return script;
  }

  @Override
  public boolean takesExtra(String key) {
    return extraKeys.contains(key);
  }

  @Override
  public Replier newReplier() {
    open++;
    return new Replier() {
      @Override
      public Ongoing reply(Request request, Listener listener) {
        requests.add(request);
        Script script = scripts.get(request.userText());
        if (script == null) {
          script = new Script().say("You said " + request.userText() + ".");
        }
        return new Run(script.steps, listener).begin();
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  @Override
  public void close() {}

  private final class Run implements Replier.Ongoing {
    private final List<Object> steps;
    private final Replier.Listener listener;
    private boolean stopped;
    private int at;

    Run(List<Object> steps, Replier.Listener listener) {
      this.steps = steps;
      this.listener = listener;
    }

    Run begin() {
      if (!steps.isEmpty() && steps.get(0) instanceof End end && end.thrown() != null) {
        throw end.thrown();
      }
      goOn();
      return this;
    }

    private void goOn() {
      while (!stopped) {
        if (at == steps.size()) {
          stopped = true;
          listener.onDone(false);
          return;
        }
        Object step = steps.get(at++);
        if (step instanceof String piece) {
          listener.onText(piece);
        } else if (step instanceof Emotion emotion) {
          listener.onEmotion(emotion.name());
        } else if (step instanceof Duration delay) {
          time.schedule(delay, this::goOn);
          return;
        } else if (step instanceof End end) {
          stopped = true;
          String failure = end.failure();
          if (failure == null) {
            listener.onDone(end.hangUp());
          } else {
            listener.onFailed(failure, null);
          }
        }
      }
    }

    @Override
    public void cancel() {
      if (!stopped) {
        stopped = true;
        cancelled++;
      }
    }
  }
}
