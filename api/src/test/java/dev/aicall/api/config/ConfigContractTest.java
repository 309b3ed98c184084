package dev.aicall.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every config class, found by calling each setter with another value. */
class ConfigContractTest {

  static Stream<Object> configs() {
    return Samples.defaults().values().stream();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void aCopyIsEqual(Object config) throws ReflectiveOperationException {
    Object copy = build(call(config, "toBuilder"));

    assertThat(copy).isEqualTo(config).hasSameHashCodeAs(config).hasToString(config.toString());
    assertThat(config).isNotEqualTo(new Object());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everySetterReachesItsGetterEqualityTextAndCopies(Object config)
      throws ReflectiveOperationException {
    for (Method setter : settersOf(config)) {
      Object builder = call(config, "toBuilder");
      Object value = otherValue(setter, config);
      call(setter, builder, value);

      Object changed = build(builder);

      String what = config.getClass().getSimpleName() + "." + setter.getName();
      assertThat(getter(changed, setter.getName())).as(what).isEqualTo(value);
      assertThat(changed).as(what).isNotEqualTo(config);
      assertThat(build(call(changed, "toBuilder"))).as(what).isEqualTo(changed);
      assertThat(changed.toString()).as(what).isNotEqualTo(config.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void classesAreFinalAndMadeByBuildersOnly(Object config) {
    assertThat(Modifier.isFinal(config.getClass().getModifiers())).isTrue();
    assertThat(config.getClass().getConstructors()).isEmpty();
  }

  @Test
  void tokenAndUserDataNeverShow() {
    ARTCAICallConfig config =
        ARTCAICallConfig.builder().userJoinToken("secret-token").userData("secret-data").build();
    ARTCAICallAgentShareConfig share =
        ARTCAICallAgentShareConfig.builder().userData(Map.of("k", "secret-data")).build();

    assertThat(config.toString())
        .doesNotContain("secret")
        .contains("userJoinToken=***", "userData=***");
    assertThat(share.toString()).doesNotContain("secret").contains("userData=***");
  }

  @Test
  void aCallNeedsFourIdsToBeComplete() {
    ARTCAICallConfig complete =
        ARTCAICallConfig.builder().agentId("a").region("r").userId("u").userJoinToken("t").build();

    assertThat(complete.isComplete()).isTrue();
    assertThat(complete.toBuilder().agentId("").build().isComplete()).isFalse();
    assertThat(complete.toBuilder().region("").build().isComplete()).isFalse();
    assertThat(complete.toBuilder().userId("").build().isComplete()).isFalse();
    assertThat(complete.toBuilder().userJoinToken("").build().isComplete()).isFalse();
  }

  @Test
  void requiredPartsAreAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallSendTextToAgentRequest.builder().build())
        .withMessage("text: a value is required, got null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallViewConfig.builder().build())
        .withMessage("view: a value is required, got null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallChatSyncConfig.builder().sessionId("s").agentId("a").build())
        .withMessage("receiverId: a value is required, got null");
  }

  @Test
  void aViewIsAVideoFrameSink() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallViewConfig.builder().view("element-id"))
        .withMessage("view: a dev.aicall.api.media.VideoFrameSink, got java.lang.String");
    assertThatIllegalArgumentException().isThrownBy(() -> ARTCAICallVisionConfig.builder().view(5));
    assertThat(ARTCAICallVisionConfig.builder().view(null).build().getView()).isNull();
  }

  @Test
  void theUnknownConstantIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallConfig.builder().agentType(ARTCAICallAgentType.UNKNOWN))
        .withMessage("agentType: any constant but UNKNOWN, got UNKNOWN");
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void partsAreNotNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> ARTCAICallAgentConfig.builder().asrConfig(null))
        .withMessage("asrConfig");
    assertThatNullPointerException()
        .isThrownBy(() -> ARTCAICallAgentTurnDetectionConfig.builder().mode(null))
        .withMessage("mode");
  }

  @Test
  void probabilitiesOfWordsAddUpToOne() {
    ARTCAICallAutoSpeechContent half =
        ARTCAICallAutoSpeechContent.builder().text("mm").probability(0.5).build();
    ARTCAICallAgentBackChanneling.Builder builder = ARTCAICallAgentBackChanneling.builder();

    assertThat(builder.words(List.of(half, half)).build().getWords()).hasSize(2);
    assertThat(builder.words(List.of()).build().getWords()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.words(List.of(half)))
        .withMessage("words: probabilities must add up to 1, got 0.5");
  }

  @Test
  void anyVadDurationIsTaken() {
    for (int duration : new int[] {Integer.MIN_VALUE, -1, 0, 199, 2001, Integer.MAX_VALUE}) {
      assertThat(ARTCAICallAgentAsrConfig.builder().vadDuration(duration).build().getVadDuration())
          .isEqualTo(duration);
    }
  }

  private static Object otherValue(Method setter, Object config)
      throws ReflectiveOperationException {
    Class<?> type = setter.getParameterTypes()[0];
    Object now = getter(config, setter.getName());
    if (type == boolean.class) {
      return !((Boolean) Objects.requireNonNull(now));
    }
    if (type == int.class) {
      return setter.getName().equals("waitTime") ? 5001 : otherInt(setter.getName());
    }
    if (type == double.class) {
      return 0.75;
    }
    if (type == String.class) {
      return "other";
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == Map.class) {
      return Map.of("k", List.of(1, Map.of("n", true)));
    }
    if (type == Object.class) {
      return new OtherView();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[now == type.getEnumConstants()[0] ? 1 : 0];
    }
    if (type == Collection.class) {
      return List.of(otherElement(setter.getGenericParameterTypes()[0]));
    }
    return otherPart(type);
  }

  private static int otherInt(String field) {
    return switch (field) {
      case "asrMaxSilence", "callbackDelay" -> 700;
      case "outputMaxDelay" -> 1700;
      default -> 7;
    };
  }

  private static Object otherElement(Type collection) throws ReflectiveOperationException {
    Type element = ((ParameterizedType) collection).getActualTypeArguments()[0];
    if (element == String.class) {
      return "word";
    }
    return element instanceof Class<?> part ? otherPart(part) : Map.of("Word", "w");
  }

  private static Object otherPart(Class<?> type) throws ReflectiveOperationException {
    if (type == ARTCAICallAgentVcrConfig.class) {
      return ARTCAICallAgentVcrConfig.fromMap(Map.of("Future", 1));
    }
    if (type == ARTCAICallAgentTurnDetectionConfig.class) {
      return ARTCAICallAgentTurnDetectionConfig.builder()
          .mode(ARTCAICallTurnDetectionMode.Normal)
          .build();
    }
    Object config = Objects.requireNonNull(Samples.defaults().get(type));
    Method setter = settersOf(config).get(0);
    Object builder = call(config, "toBuilder");
    call(setter, builder, otherValue(setter, config));
    return build(builder);
  }

  private static List<Method> settersOf(Object config) throws ReflectiveOperationException {
    List<Method> setters = new ArrayList<>();
    for (Method method : call(config, "toBuilder").getClass().getMethods()) {
      if (method.getReturnType() == method.getDeclaringClass()) {
        setters.add(method);
      }
    }
    assertThat(setters).isNotEmpty();
    return setters;
  }

  private static Object getter(Object config, String field) throws ReflectiveOperationException {
    String end = Character.toUpperCase(field.charAt(0)) + field.substring(1);
    for (Method method : config.getClass().getMethods()) {
      String name = method.getName();
      boolean named = name.equals("get" + end) || name.equals("is" + end) || name.equals(field);
      if (named && method.getParameterCount() == 0) {
        return method.invoke(config);
      }
    }
    throw new NoSuchMethodException(config.getClass() + " has no getter of " + field);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static void call(Method setter, Object builder, Object value)
      throws ReflectiveOperationException {
    setter.invoke(builder, value);
  }

  private static Object build(Object builder) throws ReflectiveOperationException {
    return call(builder, "build");
  }

  /** Another view than that of {@link Samples}. */
  private static final class OtherView implements VideoFrameSink {
    @Override
    public void onFrame(VideoFrame frame) {}
  }
}
