package dev.aicall.api.error;

/**
 * Every error an AICallKit engine can report, by its number.
 *
 * <p>Codes are added, never reused or renumbered. A code that ends the call is reported once; the
 * engine then leaves by itself and {@code onCallEnd} follows. The codes −10301 to −10334 belong to
 * the message-chat product, which this SDK does not contain; they are listed so that their numbers
 * stay taken and are never raised here.
 *
 * <p>Source: names of AICallKit iOS, numbers of AICallKit Web 2.10.5. Aliases at the end are the
 * names Android uses, and plain spellings of misspelt ones.
 */
public enum ARTCAICallErrorCode {
  /** No error. Nothing to do; says nothing about the call. */
  None(0, Hint.NO_RETRY, "Nothing is wrong."),

  /**
   * The operation does not fit the state, for example a call while another is up. Wait for the
   * state or hang up first; a running call goes on.
   */
  InvalidAction(
      -1, Hint.NO_RETRY, "Hang up the running call, or wait until the call is connected."),

  /**
   * An argument is missing or wrong. Correct it and try again; a running call goes on, a call that
   * was to be started is not.
   */
  InvalidParames(
      -2, Hint.NO_RETRY, "Check the arguments: ids, region and token must not be empty."),

  /**
   * An HTTP request, as for a shared call, got no answer. Try again when the network is back; no
   * call has begun.
   */
  NetworkError(-3, Hint.RETRY, "Check the network and the server's address, then try again."),

  /**
   * The engine itself failed. Report it with the log; the call may be over, {@code onCallEnd}
   * tells.
   */
  InternalError(-4, Hint.NO_RETRY, "Look at the cause and the log; this is a fault of the SDK."),

  /**
   * Joining failed, or the service could not start the agent. Try again with a fresh token; the
   * call is over before it began, without {@code onCallEnd}.
   */
  BeginCallFailed(-10000, Hint.RETRY, "Get a fresh token and call again; the message has details."),

  /**
   * The connection was lost and could not be restored in time. Call again when the network is back;
   * the call is over.
   */
  ConnectionFailed(-10001, Hint.RETRY, "Check the network, then call again."),

  /**
   * Microphone or camera could not be published. Check devices and permissions; the call goes on
   * without what failed.
   */
  PublishFailed(-10002, Hint.RETRY, "Check microphone and camera, then switch them on again."),

  /**
   * The agent's audio or video could not be received. The call goes on; hang up and call again if
   * it stays silent.
   */
  SubscribeFailed(-10003, Hint.RETRY, "Hang up and call again if the agent stays silent."),

  /**
   * The RTC token ran out, or a shared agent is past its expiry. Get a fresh token or share link
   * and call again; the call is over.
   */
  TokenExpired(-10004, Hint.RETRY, "Get a fresh token or share link, then call again."),

  /**
   * The same user joined the same channel from elsewhere. Tell the user, do not call again by
   * yourself; the call is over.
   */
  KickedByUserReplace(
      -10005, Hint.NO_RETRY, "The user joined from elsewhere; let the user decide."),

  /** The service removed this user. Tell the user; the call is over. */
  KickedBySystem(
      -10006, Hint.NO_RETRY, "The service ended the call; ask the server's operator why."),

  /** The channel was closed by the server. Tell the user; the call is over. */
  KickedByChannelTerminated(-10007, Hint.RETRY, "The channel was closed; call again if needed."),

  /**
   * Microphone, speaker or camera failed. Check devices and permissions; the call goes on without
   * the device.
   */
  LocalDeviceException(-10008, Hint.RETRY, "Check that the device exists and may be used."),

  /**
   * The agent, or its avatar, left the channel. Call again if the user wants to; the call is over,
   * unless a human has taken over.
   */
  AgentLeaveChannel(-10101, Hint.RETRY, "The agent left; call again if needed."),

  /**
   * The agent cannot receive our audio or video. Check the uplink; the call goes on, but the agent
   * hears nothing.
   */
  AgentPullFailed(-10102, Hint.RETRY, "Check the uplink; hang up and call again if it lasts."),

  /** The agent's speech recognition failed. The call goes on; text still works. */
  AgentASRFailed(-10103, Hint.RETRY, "Send text instead, or hang up and call again."),

  /** The avatar could not be shown. The call goes on by voice. */
  AvatarServiceFailed(-10201, Hint.RETRY, "Go on by voice, or hang up and call again."),

  /**
   * All concurrent routes of the account are in use. Try again later; hang up, the agent will not
   * answer.
   */
  AvatarRoutesExhausted(-10202, Hint.RETRY, "Try again later, or buy more concurrent routes."),

  /** The free quota is used up. The account's owner must subscribe; the call did not begin. */
  AgentSubscriptionRequired(
      -10203, Hint.NO_RETRY, "The account's owner must subscribe to the service."),

  /** No agent has this id in this region. Correct both; the call did not begin. */
  AgentNotFound(-10204, Hint.NO_RETRY, "Check the agent id and the region."),

  /** Message chat only: text was not sent. Never raised; no call is concerned. */
  ChatTextMessageSendFailed(-10301, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: text was not received. Never raised; no call is concerned. */
  ChatTextMessageReceiveFailed(-10302, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: a voice message was not sent. Never raised; no call is concerned. */
  ChatVoiceMessageSendFailed(-10303, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: a voice message was not received. Never raised; no call is concerned. */
  ChatVoiceMessageReceiveFailed(-10304, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: recording failed. Never raised; no call is concerned. */
  ChatVoiceRecordFailed(-10305, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: there is no such log. Never raised; no call is concerned. */
  ChatLogNotFound(-10306, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: an attachment is still on its way. Never raised; no call is concerned. */
  ChatAttachmentUploading(-10332, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: an attachment sender is busy. Never raised; no call is concerned. */
  ChatAttachmentSenderSending(-10333, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /** Message chat only: an attachment sender is closed. Never raised; no call is concerned. */
  ChatAttachmentSenderDestroy(-10334, Hint.NO_RETRY, Hint.CHAT_ONLY),

  /**
   * Anything else, and every number this version does not know. Look at {@link CallError}; whether
   * the call is over, {@code onCallEnd} tells.
   */
  UnknowError(-40000, Hint.NO_RETRY, "Look at the message and the cause.");

  /** Android's name of {@link #InvalidParames}, spelt right. */
  public static final ARTCAICallErrorCode InvalidParams = InvalidParames;

  /** {@link #UnknowError}, spelt right. */
  public static final ARTCAICallErrorCode UnknownError = UnknowError;

  /** Android's name of {@link #BeginCallFailed}. */
  public static final ARTCAICallErrorCode StartFailed = BeginCallFailed;

  /** Android's spelling of {@link #AgentNotFound}. */
  public static final ARTCAICallErrorCode AgentNotFund = AgentNotFound;

  /** Android's name of {@link #AvatarRoutesExhausted}. */
  public static final ARTCAICallErrorCode AgentConcurrentLimit = AvatarRoutesExhausted;

  /** Android's name of {@link #AgentPullFailed}. */
  public static final ARTCAICallErrorCode AgentAudioSubscribeFailed = AgentPullFailed;

  /** Android's name of {@link #AgentASRFailed}. */
  public static final ARTCAICallErrorCode AiAgentAsrUnavailable = AgentASRFailed;

  /** Android's name of {@link #AvatarServiceFailed}. */
  public static final ARTCAICallErrorCode AvatarAgentUnavailable = AvatarServiceFailed;

  private static final ARTCAICallErrorCode[] ALL = values();

  private final int code;
  private final boolean retryable;
  private final String remedy;

  ARTCAICallErrorCode(int code, boolean retryable, String remedy) {
    this.code = code;
    this.retryable = retryable;
    this.remedy = remedy;
  }

  /** {@return the wire number, 0 or negative} */
  public int code() {
    return code;
  }

  /** {@return whether the same request may work later without a change of code or account} */
  public boolean isRetryable() {
    return retryable;
  }

  /** {@return one sentence for a developer or operator: what to do about it} */
  public String remedy() {
    return remedy;
  }

  /**
   * Finds the constant of a number; never throws.
   *
   * @param code any number
   * @return its constant, or {@link #UnknowError} if there is none
   */
  public static ARTCAICallErrorCode fromCode(int code) {
    for (ARTCAICallErrorCode candidate : ALL) {
      if (candidate.code == code) {
        return candidate;
      }
    }
    return UnknowError;
  }

  /** Names for the constructor arguments above. */
  private static final class Hint {
    static final boolean RETRY = true;
    static final boolean NO_RETRY = false;
    static final String CHAT_ONLY =
        "Belongs to message chat; report it, it cannot come from a call.";

    private Hint() {}
  }
}
