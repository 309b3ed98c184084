package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.domain.port.TimeSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Executor;

/** A call of which only loop and time are there; whatever else is asked of it fails the test. */
final class LoopCall {
  private LoopCall() {}

  /** Makes one whose loop is an executor that runs one task after another. */
  static AgentCall of(TimeSource time, Executor loop) {
    return (AgentCall)
        Proxy.newProxyInstance(
            LoopCall.class.getClassLoader(),
            new Class<?>[] {AgentCall.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "time" -> time;
                  case "execute" -> {
                    loop.execute((Runnable) arguments[0]);
                    yield null;
                  }
                  case "schedule" -> {
                    Runnable task = (Runnable) arguments[1];
                    yield time.schedule((Duration) arguments[0], () -> loop.execute(task));
                  }
                  default -> throw new AssertionError("not to be asked of a call here: " + method);
                });
  }
}
