package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The state a recorded step starts from, as the rules need it: worked out from the setup and the
 * steps before, not from our engine. Where the peer's state differs from ours both are kept.
 */
final class Situation {
  /** Where a call stands with us. */
  enum Phase {
    NEW,
    INITED,
    CONNECTING,
    CONNECTED,
    JOIN_FAILED,
    ENDED,
    DESTROYED
  }

  private static final Set<Integer> TERMINAL_BYES = Set.of(1, 2, 3);
  private static final int CONNECTION_FAILED = 5;

  private Phase phase = Phase.NEW;
  private boolean viaConfig;
  private int agentType;
  private String agentUid = Setup.AGENT;
  private boolean dataChannelReady;
  private boolean begun;
  private String avatarUid;
  private String takeoverUid = "";
  private boolean takeoverConnected;
  private int sent;
  private boolean countsAnew;
  private boolean hasMissedStep;
  private JsonNode engineConfig = Json.object();
  private boolean cameraMuted;
  private boolean microphoneMuted;
  private final PushToTalkModel ours = new PushToTalkModel();
  private final PushToTalkModel peers = new PushToTalkModel();

  static Situation before(GoldenCase golden) {
    Situation situation = new Situation();
    JsonNode setup = golden.setup();
    situation.agentType = setup.path("agentType").asInt();
    situation.engineConfig = setup.path("engineConfig");
    situation.phase = phase(golden);
    situation.viaConfig = setup.path("via").asText().equals("callWithConfig");
    if (situation.viaConfig) {
      situation.agentUid = "";
    }
    situation.dataChannelReady = setup.path("dcReady").asBoolean();
    boolean wanted = EngineSettings.wantsPushToTalk(situation.engineConfig);
    situation.ours.startCall(wanted);
    situation.peers.startCall(wanted);
    situation.cameraMuted = situation.engineConfig.path("muteCamera").asBoolean();
    situation.microphoneMuted = situation.engineConfig.path("muteMicrophone").asBoolean();
    situation.history(golden);
    return situation;
  }

  private static Phase phase(GoldenCase golden) {
    JsonNode setup = golden.setup();
    return switch (setup.path("via").asText("none")) {
      case "init" -> Phase.INITED;
      case "call", "callWithConfig" ->
          Setup.hasUser(golden)
              ? switch (setup.path("join").asText()) {
                case "pending" -> Phase.CONNECTING;
                case "fail" -> Phase.JOIN_FAILED;
                default -> Phase.CONNECTED;
              }
              : Phase.INITED;
      default -> Phase.NEW;
    };
  }

  private void history(GoldenCase golden) {
    String text = golden.precondition();
    if (golden.get("sequence").isMissingNode() && text.contains("after handup()")) {
      phase = Phase.ENDED;
    }
    if (text.contains("after the failed init()")) {
      phase = Phase.INITED;
    }
    if (text.contains(Setup.AVATAR + " is the avatar user")) {
      avatarUid = Setup.AVATAR;
    }
    if (text.contains("a second time")) {
      begun = true;
    }
    if (viaConfig && namesAgent(text)) {
      agentUid = DataChannelNotice.AGENT;
      dataChannelReady = true;
    }
    if (golden.name().contains("/avatar-present-") && golden.name().contains("/then-")) {
      phase = Phase.CONNECTED;
      avatarUid = hasAgentVideo() ? Setup.AVATAR : null;
    }
  }

  private static boolean namesAgent(String text) {
    return DataChannelNotice.namesAgent(text) || DataChannelNotice.isRepeated(text);
  }

  /** A further step of the same engine, whose precondition may tell of events in between. */
  void goOn(GoldenCase golden) {
    String text = golden.precondition();
    if (viaConfig && namesAgent(text)) {
      agentUid = DataChannelNotice.AGENT;
      dataChannelReady = true;
    }
  }

  boolean isActive() {
    return phase == Phase.CONNECTING || phase == Phase.CONNECTED;
  }

  boolean isConnecting() {
    return phase == Phase.CONNECTING;
  }

  boolean isConnected() {
    return phase == Phase.CONNECTED;
  }

  boolean isNew() {
    return phase == Phase.NEW;
  }

  boolean canSend() {
    return isConnected() && dataChannelReady;
  }

  boolean isDataChannelReady() {
    return dataChannelReady;
  }

  /** Whether the app waits for the answer of its call. */
  boolean hasPendingCompletion() {
    return isConnecting() && !viaConfig;
  }

  boolean hasLocalVideo() {
    return agentType == 2 || agentType == 3;
  }

  boolean hasAgentVideo() {
    return agentType == 1 || agentType == 3;
  }

  int agentType() {
    return agentType;
  }

  /** The agent's uid, empty while a started agent is not known. */
  String agentUid() {
    return agentUid;
  }

  boolean isAgentUnknown() {
    return viaConfig && agentUid.isEmpty();
  }

  boolean isViaConfig() {
    return viaConfig;
  }

  /** Who shows the agent's picture with us, or null. */
  String avatarUid() {
    return avatarUid;
  }

  boolean isAgentSide(String uid) {
    return !uid.equals(takeoverUid)
        && (agentUid.isEmpty() || uid.equals(agentUid) || uid.equals(avatarUid));
  }

  boolean isTakenOver() {
    return takeoverConnected;
  }

  String takeoverUid() {
    return takeoverUid;
  }

  boolean hasBegun() {
    return begun;
  }

  JsonNode engineConfig() {
    return engineConfig;
  }

  /** Whether the app has said where the agent is shown. */
  boolean hasAgentView() {
    return agentView() != null;
  }

  String agentView() {
    return engineConfig.path("agentElement").isTextual()
        ? engineConfig.get("agentElement").asText()
        : null;
  }

  boolean isCameraMuted() {
    return cameraMuted;
  }

  boolean isMicrophoneMuted() {
    return microphoneMuted;
  }

  PushToTalkModel pushToTalk() {
    return ours;
  }

  /** Whether mode or talking may differ from the peer's. */
  boolean isPushToTalkApart() {
    return hasMissedStep || !ours.isSameAs(peers);
  }

  /** Number of the next message of this call. */
  int nextSeqId() {
    return sent + 1;
  }

  /** Whether our numbers may differ from the peer's. */
  boolean countsAnew() {
    return countsAnew;
  }

  /** Moves on after a step. */
  void after(GoldenCase golden, ObjectNode recorded, ObjectNode instead) {
    sent += instead.path(Facts.WIRE).size();
    countsAnew |= instead.path(Facts.WIRE).size() != recorded.path(Facts.WIRE).size();
    if (!golden.event().isEmpty()) {
      afterEvent(golden);
    } else if (golden.isMessage()) {
      afterMessage(golden);
    } else {
      afterCall(golden, instead);
    }
  }

  private void afterCall(GoldenCase golden, ObjectNode instead) {
    boolean wasTold = Expressible.isExpressible(golden);
    JsonNode enable = golden.args().path("enable");
    // The peer adopts a mode before it finds that it cannot tell the agent.
    peers.after(
        golden.api(), enable, isConnected() || golden.api().equals("enablePushToTalk"), isActive());
    if (wasTold) {
      ours.after(golden.api(), enable, canSend(), isActive());
    } else {
      hasMissedStep = true;
    }
    switch (golden.api()) {
      case "init" -> phase = Phase.INITED;
      case "handup" -> phase = isActive() ? Phase.ENDED : phase;
      case "destroy" -> phase = Phase.DESTROYED;
      case "call" -> afterJoin(golden, instead);
      case "mute" -> microphoneMuted = golden.args().path("mute").asBoolean();
      case "muteLocalCamera" -> cameraMuted = golden.args().path("mute").asBoolean();
      default -> {
        // Nothing that a rule looks at.
      }
    }
  }

  private void afterJoin(GoldenCase golden, ObjectNode instead) {
    if (isActive() || !instead.path(Facts.RETURNED).asText().equals("done")) {
      return;
    }
    countsAnew |= phase == Phase.ENDED;
    phase = Phase.CONNECTED;
    agentType = CallArgs.of(golden.args()).agent().getAgentType().value();
    agentUid = CallArgs.of(golden.args()).agent().getUid();
    dataChannelReady = false;
    begun = false;
    sent = 0;
    avatarUid = hasAgentVideo() ? firstPicture(golden) : null;
    boolean wanted = EngineSettings.wantsPushToTalk(CallArgs.of(golden.args()).config());
    ours.joinAgain(wanted);
    peers.joinAgainAsThePeer(wanted);
  }

  private static String firstPicture(GoldenCase golden) {
    return Setup.usersAtJoin(golden)
        .valueStream()
        .filter(user -> user.path("hasVideoTrack").asBoolean())
        .map(user -> user.path("userId").asText())
        .findFirst()
        .orElse(null);
  }

  private void afterMessage(GoldenCase golden) {
    JsonNode message = golden.get("message");
    JsonNode data = message.path("data");
    if (!isActive() || !golden.get("from").asText().equals(agentUid)) {
      return;
    }
    switch (message.path("type").asInt()) {
      case 1012 -> takeoverUid = data.path("takeoverUid").asText("");
      case 1013 -> {
        takeoverUid = data.path("takeoverUid").asText("");
        takeoverConnected = true;
      }
      default -> {
        // Nothing that a rule looks at.
      }
    }
  }

  private void afterEvent(GoldenCase golden) {
    JsonNode args = golden.eventArgs();
    String uid = args.path(0).asText();
    switch (golden.event()) {
      case "remoteUserSubscribedDataChannel" ->
          dataChannelReady |= isActive() && uid.equals(agentUid);
      case "audioSubscribeStateChanged" -> begun |= args.path(2).asInt() == 3 && isAgentSide(uid);
      case "remoteTrackAvailableNotify" -> {
        if (isActive() && hasAgentVideo() && avatarUid == null && Tracks.isCamera(args)) {
          avatarUid = uid;
        }
      }
      case "AIAgentResult" -> {
        StartResult result = StartResult.of(args);
        if (isActive() && result.isStarted()) {
          agentUid = result.agentUid(agentUid);
        } else if (isActive() && result.isFailure(viaConfig)) {
          phase = Phase.JOIN_FAILED;
        }
      }
      default -> {
        if (isActive() && isTerminal(golden)) {
          phase = Phase.ENDED;
        }
      }
    }
  }

  /** Whether a transport event ends the call (Q25). */
  boolean isTerminal(GoldenCase golden) {
    JsonNode first = golden.eventArgs().path(0);
    return switch (golden.event()) {
      case "bye" -> first.isNumber() && TERMINAL_BYES.contains(first.asInt());
      case "remoteUserOffLineNotify" -> isAgentGone(first.asText());
      case "connectionStatusChange" -> first.isNumber() && first.asInt() == CONNECTION_FAILED;
      case "authInfoExpired" -> true;
      default -> false;
    };
  }

  private boolean isAgentGone(String uid) {
    return !takeoverConnected && (uid.equals(agentUid) || uid.equals(avatarUid));
  }
}
