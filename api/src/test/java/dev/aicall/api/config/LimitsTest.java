package dev.aicall.api.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {

  private static final int NONE = Integer.MAX_VALUE;

  /** One int setter: the edges of its range, and whether −1 stands for not set. */
  record IntLimit(String field, IntConsumer setter, int min, int max, boolean canBeUnset) {
    @Override
    public String toString() {
      return field;
    }
  }

  /** One double setter. */
  record DoubleLimit(
      String field, DoubleConsumer setter, double min, double max, boolean canBeUnset) {
    @Override
    public String toString() {
      return field;
    }
  }

  /** One setter of something that is counted: characters of a text, entries of a list. */
  record SizeLimit(String field, IntConsumer setterOfSize, int max) {
    @Override
    public String toString() {
      return field;
    }
  }

  static Stream<IntLimit> ints() {
    ARTCAICallAgentConfig.Builder agent = ARTCAICallAgentConfig.builder();
    ARTCAICallAgentAsrConfig.Builder asr = ARTCAICallAgentAsrConfig.builder();
    ARTCAICallAgentLlmConfig.Builder llm = ARTCAICallAgentLlmConfig.builder();
    ARTCAICallAgentTurnDetectionConfig.Builder turn = ARTCAICallAgentTurnDetectionConfig.builder();
    ARTCAICallAgentVcrFrameMotionConfig.Builder motion =
        ARTCAICallAgentVcrFrameMotionConfig.builder();
    ARTCAICallAgentAmbientConfig.Builder ambient = ARTCAICallAgentAmbientConfig.builder();
    ARTCAICallAutoSpeechLlmPending.Builder pending = ARTCAICallAutoSpeechLlmPending.builder();
    ARTCAICallAutoSpeechUserIdle.Builder idle = ARTCAICallAutoSpeechUserIdle.builder();
    return Stream.of(
        new IntLimit("agentMaxIdleTime", agent::agentMaxIdleTime, 0, NONE, true),
        new IntLimit("userOnlineTimeout", agent::userOnlineTimeout, 0, NONE, true),
        new IntLimit("userOfflineTimeout", agent::userOfflineTimeout, 0, NONE, true),
        new IntLimit("volume", agent::volume, 0, 400, true),
        new IntLimit("asrMaxSilence", asr::asrMaxSilence, 200, 1200, true),
        new IntLimit("vadLevel", asr::vadLevel, 0, 11, true),
        new IntLimit("llmHistoryLimit", llm::llmHistoryLimit, 0, NONE, true),
        new IntLimit("outputMinLength", llm::outputMinLength, 0, 100, true),
        new IntLimit("outputMaxDelay", llm::outputMaxDelay, 1000, 10000, true),
        new IntLimit("semanticWaitDuration", turn::semanticWaitDuration, 0, 10000, true),
        new IntLimit("callbackDelay", motion::callbackDelay, 200, 5000, false),
        new IntLimit("volume", ambient::volume, 0, 100, false),
        new IntLimit("waitTime", pending::waitTime, 500, 10000, false),
        new IntLimit("waitTime", idle::waitTime, 5000, 600000, false),
        new IntLimit("maxRepeats", idle::maxRepeats, 0, 10, false));
  }

  static Stream<IntLimit> intsOfMediaAndRequests() {
    ARTCAICallTemplateConfig.Builder template = ARTCAICallTemplateConfig.builder();
    ARTCAICallVideoConfig.Builder video = ARTCAICallVideoConfig.builder();
    ARTCAICallVisionConfig.Builder vision = ARTCAICallVisionConfig.builder();
    ARTCAICallVisionCustomCaptureRequest.Builder capture =
        ARTCAICallVisionCustomCaptureRequest.builder();
    return Stream.of(
        new IntLimit("userOnlineTimeout", template::userOnlineTimeout, 0, NONE, true),
        new IntLimit("userOfflineTimeout", template::userOfflineTimeout, 0, NONE, true),
        new IntLimit("asrMaxSilence", template::asrMaxSilence, 200, 1200, true),
        new IntLimit("volume", template::volume, 0, 400, true),
        new IntLimit("vadLevel", template::vadLevel, 0, 11, true),
        new IntLimit("agentMaxIdleTime", template::agentMaxIdleTime, 0, NONE, true),
        new IntLimit("llmHistoryLimit", template::llmHistoryLimit, 0, NONE, true),
        new IntLimit("cameraCaptureFrameRate", video::cameraCaptureFrameRate, 1, NONE, false),
        new IntLimit("videoEncoderWidth", video::videoEncoderWidth, 1, NONE, false),
        new IntLimit("videoEncoderHeight", video::videoEncoderHeight, 1, NONE, false),
        new IntLimit("videoEncoderFrameRate", video::videoEncoderFrameRate, 1, NONE, false),
        new IntLimit("videoEncoderBitRate", video::videoEncoderBitRate, 1, NONE, false),
        new IntLimit(
            "videoEncoderKeyFrameInterval", video::videoEncoderKeyFrameInterval, 1, NONE, false),
        new IntLimit("cameraCaptureFrameRate", vision::cameraCaptureFrameRate, 1, NONE, false),
        new IntLimit("width", vision::width, 1, NONE, false),
        new IntLimit("height", vision::height, 1, NONE, false),
        new IntLimit("frameRate", vision::frameRate, 1, NONE, false),
        new IntLimit("bitrate", vision::bitrate, 1, NONE, false),
        new IntLimit("keyFrameInterval", vision::keyFrameInterval, 1, NONE, false),
        new IntLimit("eachDuration", capture::eachDuration, 0, NONE, false),
        new IntLimit("num", capture::num, 0, NONE, false),
        new IntLimit("duration", capture::duration, 0, NONE, false));
  }

  static Stream<DoubleLimit> doubles() {
    ARTCAICallAgentTtsConfig.Builder tts = ARTCAICallAgentTtsConfig.builder();
    ARTCAICallAgentBackChanneling.Builder back = ARTCAICallAgentBackChanneling.builder();
    ARTCAICallAutoSpeechContent.Builder content = ARTCAICallAutoSpeechContent.builder();
    return Stream.of(
        new DoubleLimit("speechRate", tts::speechRate, 0.5, 2.0, true),
        new DoubleLimit("probability", back::probability, 0, 1, false),
        new DoubleLimit("probability", content::probability, 0, 1, false));
  }

  static Stream<SizeLimit> sizes() {
    ARTCAICallAgentAsrConfig.Builder asr = ARTCAICallAgentAsrConfig.builder();
    ARTCAICallAgentTtsConfig.Builder tts = ARTCAICallAgentTtsConfig.builder();
    ARTCAICallAgentBackChanneling.Builder back = ARTCAICallAgentBackChanneling.builder();
    ARTCAICallAutoSpeechContent.Builder content = ARTCAICallAutoSpeechContent.builder();
    ARTCAICallAutoSpeechLlmPending.Builder pending = ARTCAICallAutoSpeechLlmPending.builder();
    ARTCAICallAutoSpeechUserIdle.Builder idle = ARTCAICallAutoSpeechUserIdle.builder();
    ARTCAICallTemplateConfig.Builder template = ARTCAICallTemplateConfig.builder();
    return Stream.of(
        new SizeLimit("asrHotWords", n -> asr.asrHotWords(Collections.nCopies(n, "w")), 128),
        new SizeLimit("asrHotWords", n -> template.asrHotWords(Collections.nCopies(n, "w")), 128),
        new SizeLimit("agentVoiceId", n -> tts.agentVoiceId("v".repeat(n)), 64),
        new SizeLimit("agentVoiceId", n -> template.agentVoiceId("v".repeat(n)), 64),
        new SizeLimit("pronunciationRules", n -> tts.pronunciationRules(rules(n, "w")), 20),
        new SizeLimit(
            "pronunciationRules.Word", n -> tts.pronunciationRules(rules(1, "😀".repeat(n))), 9),
        new SizeLimit("text", n -> content.text("😀".repeat(n)), 100),
        new SizeLimit("words", n -> back.words(contents(n, "w")), 10),
        new SizeLimit("words.text", n -> back.words(contents(1, "w".repeat(n))), 20),
        new SizeLimit("messages", n -> pending.messages(contents(n, "w")), 10),
        new SizeLimit("messages", n -> idle.messages(contents(n, "w")), 10));
  }

  private static List<Map<String, String>> rules(int count, String word) {
    return Collections.nCopies(
        count, Map.of("Word", word, "Pronunciation", "p", "Type", "replacement"));
  }

  private static List<ARTCAICallAutoSpeechContent> contents(int count, String text) {
    return Collections.nCopies(
        count, ARTCAICallAutoSpeechContent.builder().text(text).probability(1.0 / count).build());
  }

  @ParameterizedTest
  @MethodSource({"ints", "intsOfMediaAndRequests"})
  void intsAreTakenUpToBothEdges(IntLimit limit) {
    assertThatCode(() -> limit.setter().accept(limit.min())).doesNotThrowAnyException();
    assertThatCode(() -> limit.setter().accept(limit.max())).doesNotThrowAnyException();
    if (limit.canBeUnset()) {
      assertThatCode(() -> limit.setter().accept(-1)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource({"ints", "intsOfMediaAndRequests"})
  void intsBeyondAreRefused(IntLimit limit) {
    int below = limit.canBeUnset() && limit.min() == 0 ? -2 : limit.min() - 1;
    assertRefused(limit.field(), below, () -> limit.setter().accept(below));
    if (limit.max() != NONE) {
      int above = limit.max() + 1;
      assertRefused(limit.field(), above, () -> limit.setter().accept(above));
    }
  }

  @ParameterizedTest
  @MethodSource("doubles")
  void doublesAreTakenUpToBothEdges(DoubleLimit limit) {
    assertThatCode(() -> limit.setter().accept(limit.min())).doesNotThrowAnyException();
    assertThatCode(() -> limit.setter().accept(limit.max())).doesNotThrowAnyException();
    if (limit.canBeUnset()) {
      assertThatCode(() -> limit.setter().accept(-1)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("doubles")
  void doublesBeyondAreRefused(DoubleLimit limit) {
    for (double beyond :
        new double[] {Math.nextDown(limit.min()), Math.nextUp(limit.max()), Double.NaN}) {
      assertRefused(limit.field(), beyond, () -> limit.setter().accept(beyond));
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sizesAreLimited(SizeLimit limit) {
    assertThatCode(() -> limit.setterOfSize().accept(limit.max())).doesNotThrowAnyException();
    int above = limit.max() + 1;
    assertRefused(limit.field(), above, () -> limit.setterOfSize().accept(above));
  }

  private static void assertRefused(String field, Object got, Runnable setter) {
    assertThatIllegalArgumentException()
        .isThrownBy(setter::run)
        .withMessageStartingWith(field + ": ")
        .withMessageEndingWith(", got " + got);
  }
}
