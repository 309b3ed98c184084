package dev.aicall.testkit.coverage;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.Fault;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What test methods claim by their annotations. */
final class Claims {
  private final List<Method> tests;

  private Claims(List<Method> tests) {
    this.tests = tests;
  }

  static Claims of(Method test) {
    return new Claims(List.of(test));
  }

  static Claims of(List<Class<?>> classes) {
    return new Claims(
        classes.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods())).toList());
  }

  private <A extends Annotation, T> Set<T> all(Class<A> type, Function<A, T[]> values) {
    Set<T> all = new TreeSet<>();
    for (Method test : tests) {
      A annotation = test.getAnnotation(type);
      if (annotation != null) {
        all.addAll(Arrays.asList(values.apply(annotation)));
      }
    }
    return all;
  }

  Map<Aspect, Set<String>> methods() {
    Map<Aspect, Set<String>> methods = new EnumMap<>(Aspect.class);
    methods.put(Aspect.EFFECT, all(Covers.Effect.class, Covers.Effect::value));
    methods.put(Aspect.REFUSAL, all(Covers.Refusal.class, Covers.Refusal::value));
    methods.put(Aspect.CONFIRMATION, all(Covers.Confirmation.class, Covers.Confirmation::value));
    methods.put(Aspect.VALUE, all(Covers.Value.class, Covers.Value::value));
    return methods;
  }

  Set<String> callbacks() {
    return all(Covers.Callback.class, Covers.Callback::value);
  }

  Set<ARTCAICallErrorCode> errors() {
    return all(Covers.Code.class, Covers.Code::value);
  }

  Set<Fault> faults() {
    return all(Covers.Fault.class, Covers.Fault::value);
  }

  Set<ShareRow> shareRows() {
    return all(Covers.Share.class, Covers.Share::value);
  }

  Set<TranscriptFormat> formats() {
    return all(Covers.Format.class, Covers.Format::value);
  }

  /** The claims that the evidence does not bear out, in words. */
  List<String> unprovenBy(Evidence evidence) {
    List<String> unproven = new ArrayList<>();
    methods()
        .forEach(
            (aspect, names) ->
                addUnless(name -> evidence.shows(name, aspect), aspect + " ", names, unproven));
    addUnless(evidence::hasCallback, "", callbacks(), unproven);
    addUnless(evidence::hasCode, "", errors(), unproven);
    addUnless(evidence::hasFault, "", faults(), unproven);
    addUnless(evidence::hasShareRow, "", shareRows(), unproven);
    addUnless(evidence::hasFormat, "", formats(), unproven);
    return unproven;
  }

  private <T> void addUnless(
      Predicate<T> proven, String what, Set<T> claimed, List<String> unproven) {
    for (T claim : claimed) {
      if (!proven.test(claim)) {
        unproven.add(tests.get(0).getName() + ": " + what + claim);
      }
    }
  }

  /** Names of test methods that claim something but are not run as tests. */
  List<String> neverRun(Predicate<Method> isTest) {
    return tests.stream()
        .filter(test -> isClaiming(test) && !isTest.test(test))
        .map(test -> test.getDeclaringClass().getSimpleName() + "." + test.getName())
        .toList();
  }

  private static boolean isClaiming(Method test) {
    return Stream.of(test.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getDeclaringClass() == Covers.class);
  }
}
