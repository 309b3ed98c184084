package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentAvatarConfig;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrBaseConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrFrameMotionConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.api.config.PushToTalkConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds configs from recorded field assignments through their public builders. The builders'
 * methods have the peer's field names, so reflection finds them; what a builder refuses is thrown
 * as it is.
 */
final class ConfigBuilder {
  private static final Map<String, Class<?>> CLASSES =
      Map.ofEntries(
          Map.entry("AICallAgentConfig", ARTCAICallAgentConfig.class),
          Map.entry("AICallAgentAsrConfig", ARTCAICallAgentAsrConfig.class),
          Map.entry("AICallAgentTtsConfig", ARTCAICallAgentTtsConfig.class),
          Map.entry("AICallAgentLlmConfig", ARTCAICallAgentLlmConfig.class),
          Map.entry("AICallAgentAvatarConfig", ARTCAICallAgentAvatarConfig.class),
          Map.entry("AICallAgentInterruptConfig", ARTCAICallAgentInterruptConfig.class),
          Map.entry("AICallAgentVoiceprintConfig", ARTCAICallAgentVoiceprintConfig.class),
          Map.entry("AICallAgentTurnDetectionConfig", ARTCAICallAgentTurnDetectionConfig.class),
          Map.entry("AICallAgentVcrConfig", ARTCAICallAgentVcrConfig.class),
          Map.entry("AICallAgentAmbientConfig", ARTCAICallAgentAmbientConfig.class),
          Map.entry("AICallAgentBackChanneling", ARTCAICallAgentBackChanneling.class),
          Map.entry("AICallAgentAutoSpeechContent", ARTCAICallAutoSpeechContent.class),
          Map.entry("AICallAgentAutoSpeechLlmPending", ARTCAICallAutoSpeechLlmPending.class),
          Map.entry("AICallAgentAutoSpeechUserIdle", ARTCAICallAutoSpeechUserIdle.class),
          Map.entry("AICallAgentAutoSpeechConfig", ARTCAICallAutoSpeechConfig.class),
          Map.entry("AICallTemplateConfig", ARTCAICallTemplateConfig.class),
          Map.entry("AICallChatSyncConfig", ARTCAICallChatSyncConfig.class),
          Map.entry("PushToTalkConfig", PushToTalkConfig.class),
          Map.entry("VisionCustomCaptureRequest", ARTCAICallVisionCustomCaptureRequest.class));

  /** Classes of the parts, by field name. */
  private static final Map<String, Class<?>> PARTS =
      Map.ofEntries(
          Map.entry("asrConfig", ARTCAICallAgentAsrConfig.class),
          Map.entry("ttsConfig", ARTCAICallAgentTtsConfig.class),
          Map.entry("llmConfig", ARTCAICallAgentLlmConfig.class),
          Map.entry("avatarConfig", ARTCAICallAgentAvatarConfig.class),
          Map.entry("interruptConfig", ARTCAICallAgentInterruptConfig.class),
          Map.entry("voiceprintConfig", ARTCAICallAgentVoiceprintConfig.class),
          Map.entry("turnDetectionConfig", ARTCAICallAgentTurnDetectionConfig.class),
          Map.entry("vcrConfig", ARTCAICallAgentVcrConfig.class),
          Map.entry("ambientConfig", ARTCAICallAgentAmbientConfig.class),
          Map.entry("backChannelingConfigs", ARTCAICallAgentBackChanneling.class),
          Map.entry("autoSpeechConfig", ARTCAICallAutoSpeechConfig.class),
          Map.entry("llmPending", ARTCAICallAutoSpeechLlmPending.class),
          Map.entry("userIdle", ARTCAICallAutoSpeechUserIdle.class),
          Map.entry("words", ARTCAICallAutoSpeechContent.class),
          Map.entry("messages", ARTCAICallAutoSpeechContent.class),
          Map.entry("stillFrameMotion", ARTCAICallAgentVcrFrameMotionConfig.class),
          Map.entry("invalidFrameMotion", ARTCAICallAgentVcrFrameMotionConfig.class),
          Map.entry("peopleCount", ARTCAICallAgentVcrBaseConfig.class),
          Map.entry("equipment", ARTCAICallAgentVcrBaseConfig.class),
          Map.entry("headMotion", ARTCAICallAgentVcrBaseConfig.class),
          Map.entry("lookAway", ARTCAICallAgentVcrBaseConfig.class));

  /** For calls: a value that Java cannot express makes the whole call impossible. */
  static final ConfigBuilder STRICT = new ConfigBuilder(false);

  /** For configs: a field that Java cannot be given the value of keeps its default. */
  static final ConfigBuilder LENIENT = new ConfigBuilder(true);

  private final boolean keepsDefaults;

  private ConfigBuilder(boolean keepsDefaults) {
    this.keepsDefaults = keepsDefaults;
  }

  Object build(String peerClass, JsonNode set) {
    Class<?> type = CLASSES.get(peerClass);
    if (type == null) {
      throw new Inexpressible("no class for " + peerClass);
    }
    return build(type, set);
  }

  ARTCAICallAgentVcrConfig vcr(JsonNode set) {
    return (ARTCAICallAgentVcrConfig) build(ARTCAICallAgentVcrConfig.class, set);
  }

  PushToTalkConfig pushToTalk(JsonNode set) {
    return (PushToTalkConfig) build(PushToTalkConfig.class, set);
  }

  private Object build(Class<?> type, JsonNode set) {
    if (!set.isObject() || Json.isSpecial(set)) {
      throw new Inexpressible(type.getSimpleName() + " from " + set);
    }
    Object builder = startOf(type, set);
    set.properties().stream()
        .filter(member -> !member.getKey().startsWith("$"))
        .forEach(member -> assign(builder, member.getKey(), member.getValue()));
    return invoke(builder, method(builder.getClass(), "build").orElseThrow());
  }

  /** VCR configs may start from JSON, whose unknown keys stay. */
  private static Object startOf(Class<?> type, JsonNode set) {
    if (set.has("$fromJSON")) {
      return ARTCAICallAgentVcrConfig.fromMap(Args.map(set.get("$fromJSON"))).toBuilder();
    }
    return invoke(null, method(type, "builder").orElseThrow());
  }

  /** Fields that our class has not are the peer's own and mean nothing here. */
  private void assign(Object builder, String field, JsonNode value) {
    String name = field.equals("backChannelingConfig") ? "backChannelingConfigs" : field;
    Optional<Method> setter = method(builder.getClass(), name);
    if (setter.isEmpty()) {
      return;
    }
    try {
      Object argument = argument(name, value, setter.get().getParameterTypes()[0]);
      invoke(builder, setter.get(), argument);
    } catch (Inexpressible e) {
      if (!keepsDefaults) {
        throw e;
      }
    }
  }

  private Object argument(String field, JsonNode value, Class<?> type) {
    if (type == ARTCAICallTurnDetectionMode.class) {
      return Json.isAbsent(value)
          ? absentMode(value)
          : ARTCAICallTurnDetectionMode.fromValue(Args.integer(value));
    }
    if (Json.isAbsent(value) && !type.isPrimitive()) {
      return null;
    }
    Class<?> part = PARTS.get(field);
    if (Collection.class.isAssignableFrom(type)) {
      return part == null ? list(value) : parts(part, value);
    }
    return part == null ? Args.convert(value, type) : build(part, value);
  }

  private static Object absentMode(JsonNode value) {
    throw new Inexpressible("a mode from " + value);
  }

  private static List<?> list(JsonNode value) {
    boolean ofObjects = value.isArray() && !value.isEmpty() && value.get(0).isObject();
    return ofObjects ? Args.maps(value) : Args.texts(value);
  }

  private List<Object> parts(Class<?> part, JsonNode value) {
    if (!value.isArray()) {
      throw new Inexpressible("a list from " + value);
    }
    return value.valueStream().map(element -> build(part, element)).toList();
  }

  private static Optional<Method> method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods()).filter(found -> found.getName().equals(name)).findAny();
  }

  private static Object invoke(Object target, Method method, Object... args) {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
