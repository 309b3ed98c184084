package dev.aicall.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireNumbersTest {

  /** One enum with what its constants and numbers must be. */
  record Row<E extends Enum<E>>(
      Class<E> type, ToIntFunction<E> value, IntFunction<E> lookup, E unknown, String expected) {
    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static Stream<Row<?>> enums() {
    return Stream.of(
        new Row<>(
            ARTCAICallAgentType.class,
            ARTCAICallAgentType::value,
            ARTCAICallAgentType::fromValue,
            ARTCAICallAgentType.UNKNOWN,
            "VoiceAgent 0, AvatarAgent 1, VisionAgent 2, VideoAgent 3, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAgentState.class,
            ARTCAICallAgentState::value,
            ARTCAICallAgentState::fromValue,
            ARTCAICallAgentState.UNKNOWN,
            "Listening 1, Thinking 2, Speaking 3, UNKNOWN -1"),
        new Row<>(
            ARTCAICallSpeakingInterruptedReason.class,
            ARTCAICallSpeakingInterruptedReason::value,
            ARTCAICallSpeakingInterruptedReason::fromValue,
            ARTCAICallSpeakingInterruptedReason.unknown,
            "unknown 0, byWords 1, byVoice 2, byInterruptSpeaking 3, bySpeechBroadCast 4,"
                + " byLlmQuery 5"),
        new Row<>(
            ARTCAICallVoiceprintResult.class,
            ARTCAICallVoiceprintResult::value,
            ARTCAICallVoiceprintResult::fromValue,
            ARTCAICallVoiceprintResult.Unknown,
            "Off 0, Unregister 1, DetectedSpeaker 2, UndetectedSpeaker 3,"
                + " DetectedSpeakerWithAIVad 4, UndetectedSpeakerWithAIVad 5, Unknown 100"),
        new Row<>(
            ARTCAICallTurnDetectionMode.class,
            ARTCAICallTurnDetectionMode::value,
            ARTCAICallTurnDetectionMode::fromValue,
            ARTCAICallTurnDetectionMode.UNKNOWN,
            "Normal 0, Semantic 1, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAgentViewMode.class,
            ARTCAICallAgentViewMode::value,
            ARTCAICallAgentViewMode::fromValue,
            ARTCAICallAgentViewMode.UNKNOWN,
            "Auto 0, Stretch 1, Fill 2, Crop 3, NoChange 4, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAgentViewMirrorMode.class,
            ARTCAICallAgentViewMirrorMode::value,
            ARTCAICallAgentViewMirrorMode::fromValue,
            ARTCAICallAgentViewMirrorMode.UNKNOWN,
            "OnlyFrontCameraPreviewEnabled 0, AllEnabled 1, AllDisabled 2, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAgentViewRotationMode.class,
            ARTCAICallAgentViewRotationMode::value,
            ARTCAICallAgentViewRotationMode::fromValue,
            ARTCAICallAgentViewRotationMode.UNKNOWN,
            "Rotation_0 0, Rotation_90 1, Rotation_180 2, Rotation_270 3, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAudioProfile.class,
            ARTCAICallAudioProfile::value,
            ARTCAICallAudioProfile::fromValue,
            ARTCAICallAudioProfile.UNKNOWN,
            "LowQualityMode 0, BasicQualityMode 1, HighQualityMode 16, StereoHighQualityMode 17,"
                + " SuperHighQualityMode 18, StereoSuperHighQualityMode 19, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAudioScenario.class,
            ARTCAICallAudioScenario::value,
            ARTCAICallAudioScenario::fromValue,
            ARTCAICallAudioScenario.UNKNOWN,
            "DefaultMode 0, EducationMode 256, MediaMode 512, MusicMode 768, ChatroomMode 1024,"
                + " UNKNOWN -1"),
        new Row<>(
            ARTCAICallVideoSourceType.class,
            ARTCAICallVideoSourceType::value,
            ARTCAICallVideoSourceType::fromValue,
            ARTCAICallVideoSourceType.UNKNOWN,
            "Camera 0, Screen 1, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAudioAccompanyState.class,
            ARTCAICallAudioAccompanyState::value,
            ARTCAICallAudioAccompanyState::fromValue,
            ARTCAICallAudioAccompanyState.UNKNOWN,
            "Started 100, Stopped 101, Paused 102, Resumed 103, Ended 104, Buffering 105,"
                + " BufferingEnd 106, Failed 107, UNKNOWN -1"),
        new Row<>(
            ARTCAICallAudioAccompanyErrorCode.class,
            ARTCAICallAudioAccompanyErrorCode::value,
            ARTCAICallAudioAccompanyErrorCode::fromValue,
            ARTCAICallAudioAccompanyErrorCode.UnknowError,
            "NoError 0, UnknowError -1, OpenFailed -100, DecodeFailed -101"),
        new Row<>(
            ARTCAICallNetworkQuality.class,
            ARTCAICallNetworkQuality::value,
            ARTCAICallNetworkQuality::fromValue,
            ARTCAICallNetworkQuality.Unknow,
            "Excellent 0, Good 1, Poor 2, Bad 3, VeryBad 4, Disconnect 5, Unknow 6"),
        new Row<>(
            ARTCAICallConnectionStatus.class,
            ARTCAICallConnectionStatus::value,
            ARTCAICallConnectionStatus::fromValue,
            ARTCAICallConnectionStatus.UNKNOWN,
            "Init 0, Disconnected 1, Connecting 2, Connected 3, Reconnecting 4, Failed 5,"
                + " UNKNOWN -1"),
        new Row<>(
            ARTCAICallState.class,
            ARTCAICallState::value,
            ARTCAICallState::fromValue,
            ARTCAICallState.UNKNOWN,
            "None 0, Connecting 1, Connected 2, Over 3, Error 4, UNKNOWN -1"));
  }

  @ParameterizedTest
  @MethodSource("enums")
  <E extends Enum<E>> void constantsHaveTheirNumbers(Row<E> row) {
    String found =
        Arrays.stream(row.type().getEnumConstants())
            .map(constant -> constant.name() + " " + row.value().applyAsInt(constant))
            .collect(Collectors.joining(", "));

    assertThat(found).isEqualTo(row.expected());
  }

  @ParameterizedTest
  @MethodSource("enums")
  <E extends Enum<E>> void everyConstantIsFoundByItsNumber(Row<E> row) {
    for (E constant : row.type().getEnumConstants()) {
      assertThat(row.lookup().apply(row.value().applyAsInt(constant))).isSameAs(constant);
    }
  }

  @ParameterizedTest
  @MethodSource("enums")
  <E extends Enum<E>> void otherNumbersGiveTheUnknownConstant(Row<E> row) {
    for (int number : new int[] {Integer.MIN_VALUE, -2, 7, 99, 4711, Integer.MAX_VALUE}) {
      assertThat(row.lookup().apply(number)).isSameAs(row.unknown());
    }
  }

  @Test
  void thereAreFortyMessageNumbers() {
    long inbound =
        Arrays.stream(ARTCAICallMessageType.values())
            .filter(ARTCAICallMessageType::isInbound)
            .count();
    long outbound =
        Arrays.stream(ARTCAICallMessageType.values())
            .filter(ARTCAICallMessageType::isOutbound)
            .count();

    assertThat(inbound).isEqualTo(19);
    assertThat(outbound).isEqualTo(21);
    for (int number = 1000; number <= 1120; number++) {
      boolean known = number <= 1018 || number >= 1100;
      ARTCAICallMessageType type = ARTCAICallMessageType.fromValue(number);
      assertThat(type.value()).isEqualTo(known ? number : -1);
    }
    assertThat(ARTCAICallMessageType.fromValue(0)).isSameAs(ARTCAICallMessageType.None);
  }

  @Test
  void aliasesAreTheConstantsTheyStandFor() {
    assertThat(ARTCAICallNetworkQuality.VeryBack).isSameAs(ARTCAICallNetworkQuality.VeryBad);
    assertThat(ARTCAICallVoiceprintResult.SpeakerNotRecognized)
        .isSameAs(ARTCAICallVoiceprintResult.UndetectedSpeaker);
    assertThat(ARTCAICallAgentViewMode.Clip).isSameAs(ARTCAICallAgentViewMode.Crop);
  }

  @Test
  void rotationKnowsItsDegrees() {
    assertThat(ARTCAICallAgentViewRotationMode.values())
        .extracting(ARTCAICallAgentViewRotationMode::degrees)
        .containsExactly(0, 90, 180, 270, 0);
  }
}
