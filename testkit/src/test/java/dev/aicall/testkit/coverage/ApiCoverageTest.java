package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.Fault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Every method, callback and error code of the API, every fault of the fake, every failure of a
 * shared call and every transcript format has a test. The tests are found by their {@link Covers}
 * annotations; that these are true is checked where they run, by {@link CoverageExtension}.
 */
class ApiCoverageTest {
  private static final List<Class<?>> TESTS =
      List.of(
          CallControlCoverageTest.class,
          CameraCoverageTest.class,
          ChannelCoverageTest.class,
          ErrorsCoverageTest.class,
          ExportCoverageTest.class,
          FaultsCoverageTest.class,
          MessageFaultsCoverageTest.class,
          MessagesCoverageTest.class,
          PropertiesCoverageTest.class,
          PushToTalkCoverageTest.class,
          RefusalsCoverageTest.class,
          ShareCoverageTest.class,
          SpeechCoverageTest.class,
          TimingsCoverageTest.class,
          VoiceprintCoverageTest.class);

  private static final Claims CLAIMS = Claims.of(TESTS);

  @Test
  void everyAspectOfEveryMethodIsTested() {
    Map<String, Method> methods = ApiNames.of(ARTCAICallEngineInterface.class);
    for (Aspect aspect : Aspect.values()) {
      Set<String> wanted =
          methods.entrySet().stream()
              .filter(entry -> isWanted(aspect, entry.getKey(), entry.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(CLAIMS.methods().get(aspect))
          .as("%s of methods", aspect)
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  private static boolean isWanted(Aspect aspect, String name, Method method) {
    return MethodTable.aspects(name, method).contains(aspect);
  }

  @Test
  void everyCommandHasItsRow() {
    Set<String> commands =
        ApiNames.of(ARTCAICallEngineInterface.class).entrySet().stream()
            .filter(entry -> !MethodTable.asksOnly(entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Set<String> callbacks = ApiNames.of(ARTCAICallEngineDelegate.class).keySet();

    assertThat(MethodTable.rows()).containsOnlyKeys(commands);
    assertThat(MethodTable.rows().values())
        .allSatisfy(
            row -> {
              assertThat(row.confirmedBy().isEmpty()).isNotEqualTo(row.unconfirmed().isEmpty());
              assertThat(row.confirmedBy().isEmpty() || callbacks.contains(row.confirmedBy()))
                  .as(row.confirmedBy())
                  .isTrue();
            });
  }

  @Test
  void everyCallbackIsTested() {
    assertThat(CLAIMS.callbacks())
        .containsExactlyInAnyOrderElementsOf(ApiNames.of(ARTCAICallEngineDelegate.class).keySet());
  }

  @Test
  void everyErrorCodeIsTestedOrDeclaredOnly() {
    Set<ARTCAICallErrorCode> raised = EnumSet.allOf(ARTCAICallErrorCode.class);
    raised.removeAll(DeclaredOnly.rows().keySet());

    assertThat(CLAIMS.errors()).containsExactlyInAnyOrderElementsOf(raised);
    assertThat(DeclaredOnly.rows())
        .allSatisfy((code, row) -> assertThat(row).startsWith(code.code() + ": "));
  }

  @Test
  void everyFaultIsTested() {
    assertThat(CLAIMS.faults()).containsExactly(Fault.values());
  }

  @Test
  void everyFailureOfASharedCallIsTested() throws Exception {
    assertThat(CLAIMS.shareRows()).containsExactly(ShareRow.values());
    assertThat(Arrays.stream(ShareRow.values()).map(Enum::name))
        .as("the rows of the share agent's own test")
        .containsExactlyElementsOf(ShareRow.ofTheShareAgentsTest());
  }

  @Test
  void everyFormatIsTested() {
    assertThat(CLAIMS.formats()).containsExactly(TranscriptFormat.values());
  }

  @Test
  void everyTestThatClaimsSomethingIsRunAndChecked() {
    assertThat(CLAIMS.neverRun(ApiCoverageTest::isTest)).isEmpty();
    assertThat(TESTS)
        .allSatisfy(
            type ->
                assertThat(type.getAnnotation(ExtendWith.class))
                    .as(type.getSimpleName())
                    .isNotNull()
                    .satisfies(with -> assertThat(with.value()).contains(CoverageExtension.class)));
  }

  private static boolean isTest(Method method) {
    boolean isTest =
        method.isAnnotationPresent(Test.class)
            || method.isAnnotationPresent(ParameterizedTest.class);
    return isTest
        && Arrays.asList(method.getParameterTypes()).contains(TestCall.class)
        && !AnnotationSupport.isAnnotated(method, Disabled.class)
        && !AnnotationSupport.isAnnotated(method.getDeclaringClass(), Disabled.class);
  }
}
