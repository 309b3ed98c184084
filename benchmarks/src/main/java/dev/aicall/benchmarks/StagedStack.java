package dev.aicall.benchmarks;

import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A media stack that notes in the stages of the current call what its peers are asked and when. */
final class StagedStack {
  private StagedStack() {}

  static MediaStack of(MediaStack stack, Supplier<Stages> current) {
    return proxy(
        MediaStack.class,
        (self, method, args) -> {
          if (method.getName().equals("newPeer")) {
            PeerSetup setup = (PeerSetup) Objects.requireNonNull(args[0]);
            MediaPeerListener listener = (MediaPeerListener) Objects.requireNonNull(args[1]);
            return newPeer(stack, setup, listener, current.get());
          }
          return invoke(method, stack, args);
        });
  }

  private static MediaPeer newPeer(
      MediaStack stack, PeerSetup setup, MediaPeerListener listener, Stages stages) {
    if (setup.role() == Role.ANSWERING) {
      return noting(stack.newPeer(setup, listener), stages);
    }
    HeardStages heard = new HeardStages(listener);
    heard.noteIn(stages);
    return noting(stack.newPeer(setup, heard), stages);
  }

  private static MediaPeer noting(MediaPeer peer, Stages stages) {
    return proxy(
        MediaPeer.class,
        (self, method, args) -> {
          String name = method.getName();
          boolean step = name.equals("offer") || name.equals("answer");
          if (step || name.equals("acceptAnswer")) {
            stages.note(name + " asked for");
          }
          Object result = invoke(method, peer, args);
          if (step && result instanceof CompletableFuture<?> text) {
            return text.whenComplete((sdp, failure) -> stages.note(name + " made"));
          }
          return result;
        });
  }

  private static @Nullable Object invoke(
      Method method, Object target, @Nullable Object @Nullable [] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
