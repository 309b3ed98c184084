package dev.aicall.cli.view;

import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import java.time.Duration;
import java.util.Locale;

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

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }
}
