package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;
import java.util.function.Predicate;

/** Rules about events of the transport, in the order in which they apply. */
final class EventRules {
  private static final int BEGIN_CALL_FAILED = -10000;
  private static final int CONNECTION_FAILED = -10001;
  private static final int TOKEN_EXPIRED = -10004;
  private static final int DEVICE_EXCEPTION = -10008;
  private static final int HIGHEST_STATUS = 5;
  private static final int LATENCY = 99;

  private EventRules() {}

  static List<Rule> all() {
    return List.of(
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
            "the error is told, or only the status or event, and the call stays as it is; the"
                + " agent's leaving is an error in a human takeover too",
            "the error is told once and onCallEnd follows; while joining it is the answer of the"
                + " call; in a human takeover the agent may leave",
            c -> c.situation().isActive() && isEnd(c),
            EventRules::ends),
        new Rule(
            "call-begins-once",
            "Q5",
            "callBegin on every subscription; for avatar and video agents only with the avatar",
            "onCallBegin once per call, from the agent or its avatar",
            active("audioSubscribeStateChanged").and(EventRules::beginsOtherwise),
            EventRules::begins),
        new Rule(
            "volumes",
            "Q27",
            "the own volume has an empty uid, silence is reported, fractions too",
            "the own volume has the own user id, only volumes above 0 are told, as whole numbers",
            active("audioVolume")
                .and(c -> arg(c, 0).valueStream().anyMatch(EventRules::isOddVolume)),
            EventRules::volumes),
        new Rule(
            "latency-is-an-object",
            "wire.md §6.5",
            "a text or list as AIAgent counts as non-empty",
            "only an object with at least one number is told, and of the parts only numbers",
            active("mediaExtensionMsgReceived").and(c -> !isLatency(payload(arg(c, 1)))),
            EventRules::latency),
        new Rule(
            "data-channel-notice",
            "Q15; wire.md §6.3",
            "every notice is told; one before the agent is known is lost, and sending refused",
            "a notice before the agent is known is remembered; the channel is told once per call",
            EventRules::isAboutNotice,
            EventRules::notice),
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
            "start-result",
            "Q18; Q23",
            "the result of another action counts as a failed start; while joining the error is an"
                + " event beside the open promise",
            "another action is ignored when its code is 0 or the agent is there; while joining the"
                + " error is the answer of the call",
            active("AIAgentResult"),
            EventRules::startResult),
        new Rule(
            "token-life",
            "wire.md §10",
            "authInfoWillExpire and a new token are only told",
            "the agent is asked for a token, and a new one is passed to the transport (native)",
            c -> asksForToken(c) || refreshes(c),
            EventRules::tokenLife),
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

  private static boolean isEnd(Case c) {
    boolean mayLeave =
        c.golden().event().equals("remoteUserOffLineNotify") && c.situation().isTakenOver();
    return mayLeave || c.situation().isTerminal(c.golden());
  }

  private static void ends(Case c, ObjectNode facts) {
    if (!c.situation().isTerminal(c.golden())) {
      Instead.nothingHappens(facts);
      return;
    }
    ArrayNode callbacks = (ArrayNode) facts.get(Facts.CALLBACKS);
    boolean isStatus = c.golden().event().equals("connectionStatusChange");
    boolean isConnecting = c.situation().isConnecting();
    if (isStatus) {
      int code = isConnecting ? BEGIN_CALL_FAILED : CONNECTION_FAILED;
      callbacks.add(Json.array("onErrorOccurs", code));
    } else if (c.golden().event().equals("authInfoExpired")) {
      callbacks.add(Json.array("onErrorOccurs", TOKEN_EXPIRED));
    }
    answerCall(c, callbacks);
    if (!(isStatus && isConnecting)) {
      callbacks.add(Json.array("onCallEnd"));
    }
    facts.putArray(Facts.COMMANDS);
    if (c.situation().avatarUid() != null && c.situation().hasAgentView()) {
      Instead.addCommand(facts, "setRemoteView " + c.situation().avatarUid() + " null");
    }
  }

  /** While joining with call[1/2] an error is the answer of the call, not an event. */
  private static void answerCall(Case c, ArrayNode callbacks) {
    int last = callbacks.size() - 1;
    if (c.situation().hasPendingCompletion() && last >= 0) {
      callbacks.set(last, Json.array("completed", callbacks.get(last).path(1)));
    }
  }

  /** The agent's picture is the first camera there is. */
  static void tracks(Case c, ObjectNode facts) {
    String uid = arg(c, 0).asText();
    boolean isPicture =
        Tracks.isCamera(c.golden().eventArgs())
            && c.situation().hasAgentVideo()
            && c.situation().avatarUid() == null
            && !uid.equals(c.situation().takeoverUid());
    Instead.nothingHappens(facts);
    if (isPicture && c.situation().hasAgentView()) {
      Instead.addCommand(facts, "setRemoteView " + uid + " " + c.situation().agentView());
    }
  }

  private static boolean beginsOtherwise(Case c) {
    return c.situation().hasBegun()
        || c.situation().hasAgentVideo()
        || c.situation().isAgentUnknown()
        || c.situation().isConnecting();
  }

  private static boolean isOddVolume(JsonNode entry) {
    String uid = entry.path("userId").asText();
    JsonNode volume = entry.path("volume");
    return uid.isEmpty() || uid.equals("0") || !Json.isInt(volume) || volume.asInt() <= 0;
  }

  /** Whether all parts are objects of numbers, the agent's with at least one. */
  private static boolean isLatency(JsonNode payload) {
    return !numbers(payload.path("AIAgent")).isEmpty()
        && payload.isObject()
        && payload
            .valueStream()
            .allMatch(part -> part.isObject() && numbers(part).size() == part.size());
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
      String uid = entry.path("userId").asText();
      boolean isOwn = uid.isEmpty() || uid.equals("0");
      int volume = (int) entry.path("volume").asDouble();
      if (volume > 0) {
        Instead.addCallback(facts, "onVoiceVolumeChanged", isOwn ? "user-1" : uid, volume);
      }
    }
  }

  private static void latency(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    JsonNode payload = payload(arg(c, 1));
    JsonNode agent = numbers(payload.path("AIAgent"));
    if (arg(c, 2).asInt() == LATENCY && !agent.isEmpty()) {
      ObjectNode parts = Json.object();
      parts.set("AIAgent", agent);
      parts.set("AIPub", numbers(payload.path("AIPub")));
      parts.set("AISub", numbers(payload.path("AISub")));
      Instead.addCallback(facts, "onLatencyStats", parts);
    }
  }

  private static JsonNode payload(JsonNode payload) {
    return payload.has("$json")
        ? payload.get("$json")
        : Json.parse(payload.path("$text").asText()).orElseGet(Json::object);
  }

  private static ObjectNode numbers(JsonNode part) {
    ObjectNode numbers = Json.object();
    if (part.isObject()) {
      part.properties().stream()
          .filter(member -> member.getValue().isNumber())
          .forEach(member -> numbers.set(member.getKey(), member.getValue()));
    }
    return numbers;
  }

  private static boolean isAboutNotice(Case c) {
    boolean isRepeated =
        active("remoteUserSubscribedDataChannel").test(c) && c.situation().isDataChannelReady();
    return isRepeated || isRemembered(c);
  }

  /** After the result that named the agent, though the notice came before it. */
  private static boolean isRemembered(Case c) {
    return c.golden().file() == GoldenFile.OUTBOUND
        && c.situation().isViaConfig()
        && c.situation().canSend()
        && c.golden().api().equals("sendTextToAgent")
        && !c.golden().get("returned").asBoolean();
  }

  private static void notice(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    if (isRemembered(c)) {
      Instead.returns(facts, true);
      ObjectNode data =
          Json.object()
              .put("text", c.golden().args().path("req").asText())
              .put("enableInterrupt", 1);
      sends(c, facts, 1111, data);
    }
  }

  private static void sends(Case c, ObjectNode facts, int type, ObjectNode data) {
    ObjectNode message = Json.object().put("type", type);
    message.set("data", data);
    message
        .put("seqId", c.situation().nextSeqId())
        .put("senderId", "user-1")
        .put("receiverId", c.situation().agentUid());
    facts.putArray(Facts.WIRE).add(message);
    Instead.addCommand(facts, "send");
  }

  private static void startResult(Case c, ObjectNode facts) {
    StartResult result = StartResult.of(c.golden().eventArgs());
    boolean isIgnored =
        !result.isOurs() && (arg(c, 0).asInt() == 0 || !c.situation().isViaConfig());
    if (isIgnored) {
      Instead.nothingHappens(facts);
    } else if (result.isFailure(c.situation().isViaConfig())) {
      answerCall(c, (ArrayNode) facts.get(Facts.CALLBACKS));
    } else if (c.golden().precondition().contains("subscribed")) {
      Instead.addCallback(facts, "onAgentDataChannelAvailable");
    }
  }

  private static boolean asksForToken(Case c) {
    return active("authInfoWillExpire").test(c) && c.situation().canSend();
  }

  private static boolean refreshes(Case c) {
    return AgentMessageTable.isOneOf(c.golden().get("message"), 1006) && MessageRules.arrives(c);
  }

  private static void tokenLife(Case c, ObjectNode facts) {
    if (refreshes(c)) {
      AgentMessageTable.instead(c.golden().get("message"), c.situation(), facts);
    } else {
      sends(c, facts, 1104, Json.object().put("userId", "user-1"));
    }
  }

  static boolean isUnknownStatus(JsonNode status) {
    return status.isNumber() && (status.asInt() < 0 || status.asInt() > HIGHEST_STATUS);
  }
}
