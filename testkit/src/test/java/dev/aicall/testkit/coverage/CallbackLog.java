package dev.aicall.testkit.coverage;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.error.ARTCAICallErrorCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A delegate that writes down every callback, as text and with its arguments. */
final class CallbackLog implements InvocationHandler {
  static final String ERROR_WITH_DETAILS = "onErrorOccurs(ARTCAICallErrorCode, CallError)";

  /** They come beside nearly everything; {@link TimingsCoverageTest} is about them. */
  private static final Set<String> LEDGER =
      Set.of("onSetupStage", "onTurnTimings", "onCallTimings");

  private final List<Entry> entries = new ArrayList<>();
  private final Evidence evidence;
  private final ARTCAICallEngineDelegate delegate =
      (ARTCAICallEngineDelegate)
          Proxy.newProxyInstance(
              CallbackLog.class.getClassLoader(),
              new Class<?>[] {ARTCAICallEngineDelegate.class},
              this);

  private record Entry(String callback, String name, List<Object> arguments) {
    @Override
    public String toString() {
      return arguments.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(", ", name + "(", ")"));
    }
  }

  CallbackLog(Evidence evidence) {
    this.evidence = evidence;
  }

  ARTCAICallEngineDelegate delegate() {
    return delegate;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    String callback = ApiNames.of(method);
    List<Object> list = arguments == null ? List.of() : Arrays.asList(arguments);
    entries.add(new Entry(callback, method.getName(), list));
    evidence.toldBy(callback);
    if (callback.equals(ERROR_WITH_DETAILS)) {
      evidence.code((ARTCAICallErrorCode) list.get(0));
    }
    // The API's own default: the longer error callback passes the error on to the shorter one.
    return InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  /** All callbacks so far, the longer forms of errors and subtitles and the ledger left out. */
  List<String> told() {
    return entries.stream()
        .filter(entry -> !isLongerForm(entry.callback()) && !LEDGER.contains(entry.callback()))
        .map(Entry::toString)
        .toList();
  }

  /** The same, of some callbacks only. */
  List<String> told(String... names) {
    List<String> wanted = List.of(names);
    return entries.stream()
        .filter(entry -> !isLongerForm(entry.callback()) && wanted.contains(entry.name()))
        .map(Entry::toString)
        .toList();
  }

  private static boolean isLongerForm(String callback) {
    return callback.equals(ERROR_WITH_DETAILS) || callback.endsWith("ARTCAICallVoiceprintResult)");
  }

  /** The arguments of one callback, each time that it came. */
  List<List<Object>> arguments(String callback) {
    return entries.stream()
        .filter(entry -> entry.callback().equals(callback))
        .map(Entry::arguments)
        .toList();
  }

  void forget() {
    entries.clear();
  }
}
