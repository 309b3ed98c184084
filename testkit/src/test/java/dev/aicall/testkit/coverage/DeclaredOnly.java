package dev.aicall.testkit.coverage;

import dev.aicall.api.error.ARTCAICallErrorCode;
import java.util.EnumMap;
import java.util.Map;

/** Codes that no call can raise, each with its row of api.md §3.5. */
final class DeclaredOnly {
  private static final Map<ARTCAICallErrorCode, String> ROWS =
      new EnumMap<>(ARTCAICallErrorCode.class);

  static {
    String chat = "message-chat product only; reserve";
    ROWS.put(ARTCAICallErrorCode.None, "0: success");
    ROWS.put(ARTCAICallErrorCode.ChatTextMessageSendFailed, "-10301: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatTextMessageReceiveFailed, "-10302: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatVoiceMessageSendFailed, "-10303: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatVoiceMessageReceiveFailed, "-10304: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatVoiceRecordFailed, "-10305: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatLogNotFound, "-10306: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatAttachmentUploading, "-10332: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatAttachmentSenderSending, "-10333: " + chat);
    ROWS.put(ARTCAICallErrorCode.ChatAttachmentSenderDestroy, "-10334: " + chat);
  }

  private DeclaredOnly() {}

  static Map<ARTCAICallErrorCode, String> rows() {
    return Map.copyOf(ROWS);
  }
}
