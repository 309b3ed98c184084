package dev.aicall.testkit.coverage;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.CallCompletion;
import dev.aicall.api.ShareCompletion;
import dev.aicall.api.error.CallException;
import dev.aicall.api.transcript.TranscriptFormat;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/** An engine that writes down what was asked of it and what it answered. */
final class RecordedEngine implements InvocationHandler {
  private final ARTCAICallEngineInterface engine;
  private final Evidence evidence;
  private final ToLongFunction<Class<?>> effects;

  private RecordedEngine(
      ARTCAICallEngineInterface engine, Evidence evidence, ToLongFunction<Class<?>> effects) {
    this.engine = engine;
    this.evidence = evidence;
    this.effects = effects;
  }

  /**
   * Wraps an engine.
   *
   * @param effects counts the commands and received messages of a kind so far
   */
  static ARTCAICallEngineInterface of(
      ARTCAICallEngineInterface engine, Evidence evidence, ToLongFunction<Class<?>> effects) {
    return (ARTCAICallEngineInterface)
        Proxy.newProxyInstance(
            RecordedEngine.class.getClassLoader(),
            new Class<?>[] {ARTCAICallEngineInterface.class},
            new RecordedEngine(engine, evidence, effects));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    BooleanSupplier hadEffect = effectFromNowOn(method);
    Object result;
    try {
      result = method.invoke(engine, watched(arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    evidence.called(ApiNames.of(method), result, hadEffect);
    if (result instanceof CompletableFuture<?> future) {
      var unused = future.whenComplete((value, failure) -> note(failure));
    }
    return result;
  }

  private BooleanSupplier effectFromNowOn(Method method) {
    if (MethodTable.asksOnly(method)) {
      return () -> false;
    }
    Class<?> effect = MethodTable.row(ApiNames.of(method)).effect();
    long before = effects.applyAsLong(effect);
    return () -> effect == Void.class || effects.applyAsLong(effect) > before;
  }

  private Object[] watched(Object[] arguments) {
    if (arguments == null) {
      return null;
    }
    Object[] watched = arguments.clone();
    for (int i = 0; i < watched.length; i++) {
      if (watched[i] instanceof CallCompletion completion) {
        watched[i] = watched(completion);
      } else if (watched[i] instanceof ShareCompletion completion) {
        watched[i] = watched(completion);
      } else if (watched[i] instanceof TranscriptFormat format) {
        evidence.exported(format);
      }
    }
    return watched;
  }

  private CallCompletion watched(CallCompletion completion) {
    return error -> {
      if (error != null) {
        evidence.code(error.getErrorCode());
      }
      completion.completed(error);
    };
  }

  private ShareCompletion watched(ShareCompletion completion) {
    return (info, token, error, requestId) -> {
      if (error != null) {
        evidence.code(error.getErrorCode());
      }
      completion.completed(info, token, error, requestId);
    };
  }

  private void note(Throwable failure) {
    if (failure instanceof CallException known) {
      evidence.code(known.error().getErrorCode());
    }
  }
}
