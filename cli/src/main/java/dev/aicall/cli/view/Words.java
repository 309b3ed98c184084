package dev.aicall.cli.view;

import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** How things are called for people. */
final class Words {
  private Words() {}

  static String of(ARTCAICallSpeakingInterruptedReason reason) {
    return switch (reason) {
      case unknown -> "interrupted";
      case byWords -> "interrupted by a word";
      case byVoice -> "interrupted by your voice";
      case byInterruptSpeaking -> "interrupted by you";
      case bySpeechBroadCast -> "interrupted by an announcement";
      case byLlmQuery -> "interrupted by your text";
    };
  }

  static String of(CallError error) {
    return error.getMessage() + " (" + error.getErrorCode() + " " + error.getCode() + ")";
  }

  /** What each stage took, in whole ms that add up to the whole ms at which it was reached. */
  static String of(List<StageTiming> setup) {
    if (setup.isEmpty()) {
      return "nothing was reached";
    }
    StringJoiner text = new StringJoiner(", ", "", " ms");
    long before = 0;
    for (StageTiming stage : setup) {
      long at = stage.at().toMillis();
      text.add(of(stage.stage()) + " " + (at - before));
      before = at;
    }
    return text.toString();
  }

  private static String of(SetupStage stage) {
    return switch (stage) {
      case RTC_READY -> "stack";
      case LOCAL_DESCRIPTION -> "offer";
      case JOIN_ANSWERED -> "answer";
      case ANSWER_APPLIED -> "applied";
      case ICE_CONNECTED -> "ICE";
      case DTLS_CONNECTED -> "DTLS";
      case JOINED -> "joined";
      case AGENT_STARTED -> "agent";
      case AGENT_READY -> "reads";
      case FIRST_AUDIO -> "sound";
    };
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }
}
