package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about events of the transport. */
final class EventRules {
  private static final Set<String> BROWSER_ONLY = Set.of("autoPlayFailed", "audioSubscribed");
  private static final Set<String> TERMINAL =
      Set.of("bye", "remoteUserOffLineNotify", "connectionStatusChange", "authInfoExpired");
  private static final int BEGIN_CALL_FAILED = -10000;
  private static final int CONNECTION_FAILED = -10001;
  private static final int TOKEN_EXPIRED = -10004;
  private static final int DEVICE_EXCEPTION = -10008;
  private static final int HIGHEST_STATUS = 5;

  private EventRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "browser-only",
            "api.md §2 row 35",
            "autoPlayFailed and audioSubscribed",
            "no callback: a page's audio elements have no counterpart",
            c ->
                c.golden()
                    .get("events")
                    .valueStream()
                    .anyMatch(event -> BROWSER_ONLY.contains(event.path(0).asText())),
            (c, facts) -> Instead.dropCallbacks(facts, BROWSER_ONLY::contains)),
        new Rule(
            "event-without-call",
            "Q25; house-style.md §4, R4",
            "events count before a call, after it, and after a failed join",
            "events count only while a call is on",
            c -> !c.golden().event().isEmpty() && !c.situation().isActive(),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "terminal-error-ends-call",
            "Q25; wire.md §5",
            "the error is told, or only the status or event, and the call stays as it is",
            "the error is told once, the session leaves, onCallEnd; while joining it is the answer"
                + " of the call",
            c -> TERMINAL.contains(c.golden().event()) && isTerminal(c),
            EventRules::ends),
        new Rule(
            "agent-leaves-to-human",
            "Q25",
            "the agent's leaving is an error in a human takeover too",
            "while a human takeover is connected the agent's leaving is no error",
            active("remoteUserOffLineNotify").and(c -> c.situation().isTakenOver()),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "online-told",
            "api.md §2 row 34",
            "nothing is told of a user who comes online",
            "onUserOnLine (native)",
            active("remoteUserOnLineNotify"),
            (c, facts) ->
                Instead.addCallback(facts, "onUserOnLine", arg(c, 0).asText())),
        new Rule(
            "tracks-told",
            "wire.md §6.3",
            "tracks are not told; the agent's picture is the camera of another user",
            "onAgentAudioAvailable, onAgentVideoAvailable; the first camera is the picture (iOS)",
            active("remoteTrackAvailableNotify"),
            EventRules::tracks),
        new Rule(
            "call-begins-once",
            "Q5",
            "callBegin on every subscription; for avatar and video agents only with the avatar",
            "onCallBegin once per call, from the agent or its avatar",
            active("audioSubscribeStateChanged"),
            EventRules::begins),
        new Rule(
            "volumes",
            "Q27",
            "the own volume has an empty uid, and silence is reported",
            "the own volume has the own user id, only volumes above 0 are told; own speech too",
            active("audioVolume"),
            EventRules::volumes),
        new Rule(
            "latency-is-an-object",
            "wire.md §6.5",
            "a text or list as AIAgent counts as non-empty",
            "only an object with at least one number is told",
            active("mediaExtensionMsgReceived")
                .and(c -> !hasNumbers(payload(c).path("AIAgent"))),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "delay-derived",
            "Q31",
            "latency figures lead to latencyStats only",
            "onAudioDelayInfo too, if question, answer and sentence are among them",
            active("mediaExtensionMsgReceived").and(c -> hasDelay(c)),
            EventRules::delay),
        new Rule(
            "data-channel-told-once",
            "Q15; wire.md §6.3",
            "every notice is told",
            "the data channel becomes available once per call",
            active("remoteUserSubscribedDataChannel")
                .and(c -> c.situation().isDataChannelReady()),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "device-exception",
            "Q24; wire.md §5",
            "while connected devices 1 and 4 are opened again, nothing is told",
            "onErrorOccurs(LocalDeviceException); the call goes on (native)",
            active("localDeviceException"),
            (c, facts) -> {
              Instead.nothingHappens(facts);
              Instead.addCallback(facts, "onErrorOccurs", DEVICE_EXCEPTION);
            }),
        new Rule(
            "other-action",
            "Q23",
            "the result of another action counts as a failed start",
            "the result of another action is ignored when its code is 0 or the agent is there",
            active("AIAgentResult").and(c -> isIgnored(c)),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "failed-start-ends-call",
            "Q18; Q25",
            "a failed start is told and the call stays connected",
            "a failed start is told once and the session leaves; back to None without onCallEnd",
            active("AIAgentResult")
                .and(c -> result(c).isFailure(c.situation().isViaConfig()) && !isIgnored(c)),
            EventRules::startFails),
        new Rule(
            "notice-before-result",
            "Q15",
            "a data channel notice before the agent is known is lost",
            "once the result names the agent the notice counts",
            active("AIAgentResult").and(c -> c.golden().precondition().contains("subscribed")),
            (c, facts) -> Instead.addCallback(facts, "onAgentDataChannelAvailable")),
        new Rule(
            "token-asked-for",
            "wire.md §10",
            "authInfoWillExpire is only told",
            "the agent is asked for a new token at once, if it can be (native)",
            active("authInfoWillExpire").and(c -> c.situation().canSend()),
            EventRules::asksForToken),
        new Rule(
            "unknown-status",
            "api.md §3.4",
            "any connection status is told as it is",
            "a number without a name is UNKNOWN (-1)",
            active("connectionStatusChange").and(c -> isUnknownStatus(arg(c, 0))),
            (c, facts) ->
                Instead.callbacks(
                    facts, Json.array("onConnectionStatusChange", -1, arg(c, 1)))),
        new Rule(
            "listener-throws",
            "house-style.md §5",
            "a listener that throws reaches the transport",
            "a delegate that throws is logged and the call goes on",
            c -> c.golden().precondition().contains("a listener of "),
            (c, facts) -> facts.remove(Facts.ERROR)));
  }

  private static Predicate<Case> active(String event) {
    return c -> c.golden().event().equals(event) && c.situation().isActive();
  }

  private static JsonNode arg(Case c, int index) {
    return c.golden().eventArgs().path(index);
  }

  private static boolean isTerminal(Case c) {
    return c.situation().isActive() && c.situation().isTerminal(c.golden());
  }

  private static void ends(Case c, ObjectNode facts) {
    ArrayNode callbacks = (ArrayNode) facts.get(Facts.CALLBACKS);
    boolean isStatus = c.golden().event().equals("connectionStatusChange");
    if (isStatus) {
      callbacks.add(
          Json.array(
              "onErrorOccurs",
              c.situation().isConnecting() ? BEGIN_CALL_FAILED : CONNECTION_FAILED));
    } else if (c.golden().event().equals("authInfoExpired")) {
      callbacks.add(Json.array("onErrorOccurs", TOKEN_EXPIRED));
    }
    if (c.situation().hasPendingCompletion()) {
      ArrayNode error = (ArrayNode) callbacks.get(callbacks.size() - 1);
      callbacks.set(callbacks.size() - 1, Json.array("completed", error.get(1)));
    }
    if (!(isStatus && c.situation().isConnecting())) {
      callbacks.add(Json.array("onCallEnd"));
    }
    ArrayNode commands = facts.putArray(Facts.COMMANDS);
    if (c.situation().avatarUid() != null && c.situation().hasAgentView()) {
      commands.add("setRemoteView " + c.situation().avatarUid() + " null");
    }
    commands.add("leave");
  }

  private static void tracks(Case c, ObjectNode facts) {
    JsonNode args = c.golden().eventArgs();
    String uid = arg(c, 0).asText();
    Instead.nothingHappens(facts);
    if (Tracks.hasAudio(args) && c.situation().isAgentSide(uid)) {
      Instead.addCallback(facts, "onAgentAudioAvailable", true);
    }
    if (!Tracks.isCamera(args)) {
      return;
    }
    boolean isPicture =
        c.situation().hasAgentVideo()
            && c.situation().avatarUid() == null
            && !uid.equals(c.situation().takeoverUid());
    if (isPicture && c.situation().hasAgentView()) {
      Instead.addCommand(facts, "setRemoteView " + uid + " " + c.situation().agentView());
    }
    if (isPicture || c.situation().isAgentSide(uid)) {
      Instead.addCallback(facts, "onAgentVideoAvailable", true);
    }
  }

  private static void begins(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    boolean isSubscribed = arg(c, 2).asInt() == 3;
    if (isSubscribed
        && !c.situation().hasBegun()
        && c.situation().isConnected()
        && c.situation().isAgentSide(arg(c, 0).asText())) {
      Instead.addCallback(facts, "onCallBegin");
    }
  }

  private static void volumes(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    for (JsonNode entry : arg(c, 0)) {
      boolean isOwn = entry.path("userId").asText().isEmpty();
      // Our volumes are whole numbers.
      int volume = (int) entry.path("volume").asDouble();
      if (volume > 0) {
        String uid = isOwn ? "user-1" : entry.path("userId").asText();
        Instead.addCallback(facts, "onVoiceVolumeChanged", uid, volume);
      }
      if (isOwn && entry.path("speechState").asInt() == 1 && volume > 5) {
        Instead.addCallback(facts, "onUserSpeaking", true);
      }
    }
  }

  private static JsonNode payload(Case c) {
    JsonNode payload = arg(c, 1);
    return payload.has("$json")
        ? payload.get("$json")
        : Json.parse(payload.path("$text").asText()).orElseGet(Json::object);
  }

  private static boolean hasNumbers(JsonNode part) {
    return part.isObject() && part.valueStream().anyMatch(JsonNode::isNumber);
  }

  private static boolean hasDelay(Case c) {
    JsonNode figures = payload(c).path("AIPub");
    return arg(c, 2).asInt() == 99
        && hasNumbers(payload(c).path("AIAgent"))
        && figures.path("aAIClientScentenceId").isNumber()
        && figures.path("aAIClientQuestionTimestampTAIL").isNumber()
        && figures.path("aAIClientAnswerTimestampHEAD").isNumber();
  }

  private static void delay(Case c, ObjectNode facts) {
    JsonNode figures = payload(c).path("AIPub");
    Instead.addCallback(
        facts,
        "onAudioDelayInfo",
        figures.path("aAIClientScentenceId").asInt(),
        figures.path("aAIClientAnswerTimestampHEAD").asLong()
            - figures.path("aAIClientQuestionTimestampTAIL").asLong());
  }

  private static StartResult result(Case c) {
    return StartResult.of(c.golden().eventArgs());
  }

  private static boolean isIgnored(Case c) {
    return !result(c).isOurs() && (arg(c, 0).asInt() == 0 || !c.situation().isViaConfig());
  }

  private static void startFails(Case c, ObjectNode facts) {
    Instead.commands(facts, "leave");
    if (c.situation().hasPendingCompletion()) {
      Instead.callbacks(
          facts, Json.array("completed", facts.path(Facts.CALLBACKS).path(0).path(1)));
    }
  }

  private static void asksForToken(Case c, ObjectNode facts) {
    Instead.commands(facts, "send");
    ObjectNode message = Json.object().put("type", 1104);
    message.putObject("data").put("userId", "user-1");
    message
        .put("seqId", c.situation().nextSeqId())
        .put("senderId", "user-1")
        .put("receiverId", c.situation().agentUid());
    facts.putArray(Facts.WIRE).add(message);
  }

  private static boolean isUnknownStatus(JsonNode status) {
    return status.isNumber() && (status.asInt() < 0 || status.asInt() > HIGHEST_STATUS);
  }
}
