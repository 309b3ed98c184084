package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about methods of the API, in the order in which they apply. */
final class CallRules {
  private static final Set<String> LOCAL_VIEW =
      Set.of("setLocalView", "startPreview", "stopPreview");
  private static final Set<String> CAMERA = Set.of("muteLocalCamera", "switchCamera");
  private static final Set<String> VISION =
      Set.of("startVisionCustomCapture", "stopVisionCustomCapture");
  private static final Set<String> PUSH_TO_TALK =
      Set.of("enablePushToTalk", "startPushToTalk", "finishPushToTalk", "cancelPushToTalk");
  private static final int DEVICE_EXCEPTION = -10008;
  private static final int INVALID_ACTION = -1;
  private static final int INVALID_PARAMS = -2;

  private CallRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "vision-false",
            "wire.md §4",
            "undefined where the agent has no eyes or no call is on",
            "false, and nothing happens",
            is(VISION).and(c -> Json.isUndefined(c.golden().get("returned"))),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "user-id-needed",
            "api.md §1.2 row 9",
            "a call whose user id is undefined, null or a number",
            "no call comes about without a user id, so sending is refused",
            c -> c.golden().file() == GoldenFile.OUTBOUND && hasNoUser(c) && !isInit(c),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "local-view",
            "Q1",
            "the own camera is shown whoever the agent is, and once the RTC engine exists",
            "a view is kept until a call with an agent that sees (Vision, Video)",
            is(LOCAL_VIEW)
                .and(c -> !c.situation().isActive() || !c.situation().hasLocalVideo()),
            CallRules::localView),
        new Rule(
            "camera-needs-eyes",
            "B14",
            "in a call camera commands work for agents without eyes too (AND instead of OR)",
            "false, and nothing happens",
            is(CAMERA).and(c -> c.situation().isActive() && !c.situation().hasLocalVideo()),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "camera-before-call",
            "api.md §1.6 rows 34, 35",
            "without a call camera commands depend on the type of the last agent",
            "without a call muting is remembered, true, and switching is false; no camera is open",
            is(CAMERA).and(c -> !c.situation().isActive() && !hasNoUser(c)),
            (c, facts) ->
                Instead.refuses(facts, c.golden().api().equals("muteLocalCamera"))),
        new Rule(
            "camera-toggle",
            "api.md §1.6 row 35",
            "switchCamera takes a device id",
            "switchCamera goes to the next camera; devices are chosen at getVideoDevices()",
            is(Set.of("switchCamera"))
                .and(c -> c.situation().isActive() && c.situation().hasLocalVideo())
                .and(c -> !Json.isAbsent(c.golden().args().path("deviceId"))),
            (c, facts) -> Instead.commands(facts, "switchCamera")),
        new Rule(
            "microphone-of-the-machine",
            "docs/deviations.md, evidence 1",
            "switchMicrophone works only while connected",
            "devices belong to the machine: a microphone is chosen with or without a call",
            is(Set.of("switchMicrophone")).and(c -> !c.situation().isConnected()),
            (c, facts) ->
                Instead.commands(
                    facts, "chooseMicrophone " + c.golden().args().path("deviceId").asText())),
        new Rule(
            "mute-while-joining",
            "docs/deviations.md, evidence 2",
            "mute while joining is remembered and applied after the join",
            "the session that joins is told at once, so nobody is heard against their wish",
            is(Set.of("mute")).and(c -> c.situation().isConnecting()),
            (c, facts) ->
                Instead.commands(
                    facts, "muteMicrophone " + c.golden().args().path("mute").asBoolean())),
        new Rule(
            "mute-in-push-to-talk",
            "wire.md §8",
            "mute in push-to-talk mode commands the microphone",
            "in push-to-talk mode the wish is only remembered",
            is(Set.of("mute"))
                .and(c -> c.situation().isActive() && c.situation().pushToTalk().isOn()),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "interrupt-switch-in-push-to-talk",
            "api.md §1.4 row 22",
            "enableVoiceInterrupt is sent in push-to-talk mode",
            "false, and nothing happens (iOS)",
            is(Set.of("enableVoiceInterrupt")).and(c -> c.situation().pushToTalk().isOn()),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "silence-range",
            "api.md §1.4 row 27",
            "any asrMaxSilence is sent",
            "only 200 to 1,200 ms; else false and nothing is sent",
            is(Set.of("updateAsrMaxSilence"))
                .and(c -> !isWithin(c.golden().args().path("duration"), 200, 1200)),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "rate-range",
            "api.md §1.4 row 28",
            "any speech rate is sent",
            "only 0.5 to 2.0; else false and nothing is sent",
            is(Set.of("updateTtsSpeechRate"))
                .and(c -> !isWithin(c.golden().args().path("rate"), 0.5, 2.0)),
            (c, facts) -> Instead.refuses(facts, false)),
        new Rule(
            "request-ranges",
            "api.md §4.11, §4.16; house-style.md §6",
            "request fields out of range are sent",
            "the builder refuses them, so nothing is sent",
            CallRules::isRefusedByBuilder,
            (c, facts) -> Instead.refuses(facts, Facts.REFUSED)),
        new Rule(
            "transport-failure",
            "house-style.md §4",
            "what the transport throws while sending is thrown, or turned into false",
            "accepted is true, the failed transport is logged, the message counts",
            c -> c.golden().precondition().contains("sendDataChannelMessage throws"),
            (c, facts) -> Instead.returns(facts, true)),
        new Rule(
            "push-to-talk-before-call",
            "wire.md §8",
            "without a call the mode is kept only before init; else it is adopted, muted, false",
            "remembered, true; the call that follows applies it",
            is(Set.of("enablePushToTalk")).and(c -> !c.situation().isActive()),
            (c, facts) -> c.situation().pushToTalk().instead(c.golden(), c.situation(), facts)),
        new Rule(
            "push-to-talk-needs-agent",
            "Q14",
            "the mode changes and microphone and camera follow though the agent cannot be told",
            "while the agent cannot be told nothing happens and the answer is false",
            is(PUSH_TO_TALK).and(c -> c.situation().isActive() && !c.situation().canSend()),
            (c, facts) -> c.situation().pushToTalk().instead(c.golden(), c.situation(), facts)),
        new Rule(
            "push-to-talk-state",
            "B15; README, push to talk",
            "talking outlives its call; a call resets the mode; undefined and 1 become modes",
            "talking ends with its call; the mode is a boolean that outlives calls",
            is(PUSH_TO_TALK)
                .and(c -> c.situation().canSend() && c.situation().isPushToTalkApart()),
            (c, facts) -> c.situation().pushToTalk().instead(c.golden(), c.situation(), facts)),
        new Rule(
            "push-to-talk-told-at-once",
            "api.md §1.5 row 30; wire.md §8",
            "enablePushToTalk is confirmed by the agent's 1007 only",
            "onPushToTalk follows at once (native)",
            is(Set.of("enablePushToTalk"))
                .and(c -> c.situation().canSend() && !c.situation().isPushToTalkApart()),
            CallRules::toldAtOnce),
        new Rule(
            "unmuted-after-closed-join",
            "wire.md §8",
            "with closeMicrophoneOnRelease the join mutes and nothing unmutes",
            "talking, or leaving the mode, also undoes the mute of the join",
            is(Set.of("startPushToTalk", "enablePushToTalk"))
                .and(c -> c.situation().canSend() && c.situation().pushToTalk().isMutedSinceJoin())
                .and(c -> closesMicrophone(c.situation().engineConfig())),
            (c, facts) -> c.situation().pushToTalk().instead(c.golden(), c.situation(), facts)),
        new Rule(
            "call-end-once",
            "Q26",
            "handup without a call emits callEnd and destroys the transport again",
            "nothing happens: onCallEnd comes once for each call",
            is(Set.of("handup")).and(c -> !c.situation().isActive()),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "destroy-ends-call",
            "api.md §1.2 row 13",
            "destroy emits no callEnd",
            "onCallEnd, if a call was up; without a session there is nothing to leave",
            is(Set.of("destroy")),
            CallRules::destroy),
        new Rule(
            "hang-up-while-joining",
            "api.md §1.2 row 9",
            "hanging up while joining leaves the promise of the call open",
            "the call's completion is told BeginCallFailed",
            is(Set.of("handup", "destroy")).and(c -> c.situation().hasPendingCompletion()),
            (c, facts) -> ((ArrayNode) facts.get(Facts.CALLBACKS))
                .insert(0, Json.array("completed", -10000))),
        new Rule(
            "one-call-at-a-time",
            "Q17",
            "a call while connected joins again, one while joining resolves without an effect",
            "InvalidAction, and nothing happens",
            is(Set.of("call")).and(c -> c.situation().isActive()),
            (c, facts) -> Instead.refuses(facts, "refused " + INVALID_ACTION)),
        new Rule(
            "failed-join-is-over",
            "Q16",
            "after a failed join a call resolves without doing anything",
            "after a failed join a call joins anew",
            is(Set.of("call")).and(CallRules::isAfterFailedJoin),
            (c, facts) -> {
              Instead.returns(facts, "done");
              ArrayNode commands = CallRules.capture(c, CallArgs.of(c.golden().args()));
              commands.add("join " + CallArgs.of(c.golden().args()).agent().getRtcToken());
              facts.set(Facts.COMMANDS, commands);
            }),
        new Rule(
            "voice-by-default",
            "api.md §4.1",
            "a call without an agent type is refused",
            "without a type the agent is a voice agent",
            is(Set.of("call"))
                .and(c -> !CallArgs.of(c.golden().args()).saysType() && c.situation().isNew()),
            (c, facts) -> {
              Instead.returns(facts, "done");
              ArrayNode commands = CallRules.capture(c, CallArgs.of(c.golden().args()));
              commands.add("join " + CallArgs.of(c.golden().args()).agent().getRtcToken());
              facts.set(Facts.COMMANDS, commands);
            }),
        new Rule(
            "token-needed",
            "api.md §1.2 row 9",
            "a call without a token joins with undefined",
            "InvalidParames, and nothing happens",
            is(Set.of("call"))
                .and(c -> CallArgs.of(c.golden().args()).agent().getRtcToken().isEmpty()),
            (c, facts) -> Instead.refuses(facts, "refused " + INVALID_PARAMS)),
        new Rule(
            "devices-open-with-call",
            "wire.md §7; docs/deviations.md, evidence 3",
            "init opens the devices, and the call after it only joins",
            "devices open with the call, before its join, with the commands of init",
            c -> isInit(c) || isCallAfterInit(c),
            CallRules::devices),
        new Rule(
            "type-of-this-call",
            "B15; README, call state",
            "the agent type of the first call sticks to the engine",
            "each call has the type it was given",
            is(Set.of("call", "startVisionCustomCapture", "stopVisionCustomCapture"))
                .and(CallRules::hasAnotherType),
            CallRules::typeOfThisCall),
        new Rule(
            "agent-picture-told",
            "wire.md §6.3",
            "users in the channel at the join cause no events",
            "onUserOnLine, and onAgentVideoAvailable for an agent that has a picture (native)",
            is(Set.of("call")).and(c -> c.golden().precondition().contains("remote users at join")),
            CallRules::usersAtJoin),
        new Rule(
            "notice-remembered",
            "Q15",
            "a data channel notice before the agent is known is lost, sending stays refused",
            "the notice is remembered: once the agent is known, messages are sent",
            c ->
                c.golden().file() == GoldenFile.OUTBOUND
                    && c.situation().isViaConfig()
                    && c.situation().canSend()
                    && c.golden().get("wire").isNull()
                    && c.golden().api().equals("sendTextToAgent"),
            CallRules::sendsText));
  }

  private static Predicate<Case> is(Set<String> methods) {
    return c -> methods.contains(c.golden().api());
  }

  private static boolean isInit(Case c) {
    return c.golden().api().equals("init");
  }

  private static boolean hasNoUser(Case c) {
    return c.golden().setup().path("via").asText().equals("call") && !Setup.hasUser(c.golden());
  }

  private static boolean isWithin(JsonNode value, double min, double max) {
    return !value.isNumber() || (value.doubleValue() >= min && value.doubleValue() <= max);
  }

  private static boolean closesMicrophone(JsonNode engineConfig) {
    return engineConfig.path("pushToTalkConfig").path("closeMicrophoneOnRelease").asBoolean();
  }

  private static void localView(Case c, ObjectNode facts) {
    boolean hides = Json.isAbsent(c.golden().args().path("view"));
    if (!c.situation().isActive() || !hides) {
      Instead.nothingHappens(facts);
    } else {
      Instead.commands(facts, "setLocalView null");
    }
  }

  private static boolean isRefusedByBuilder(Case c) {
    JsonNode args = c.golden().args();
    return switch (c.golden().api()) {
      case "updateVcrConfig" ->
          isDelayRefused(args.path("vcrConfig").path("stillFrameMotion"))
              || isDelayRefused(args.path("vcrConfig").path("invalidFrameMotion"));
      case "startVisionCustomCapture" ->
          isNegative(args.path("req").path("eachDuration"))
              || isNegative(args.path("req").path("num"))
              || isNegative(args.path("req").path("duration"));
      case "updateBailianAppParams" -> holdsNoJsonNumber(args.path("params"));
      default -> false;
    };
  }

  private static boolean isDelayRefused(JsonNode motion) {
    return motion.has("callbackDelay") && !isWithin(motion.get("callbackDelay"), 200, 5000);
  }

  private static boolean isNegative(JsonNode value) {
    return value.isNumber() && value.doubleValue() < 0;
  }

  private static boolean holdsNoJsonNumber(JsonNode params) {
    return !Json.isSpecial(params)
        && params
            .valueStream()
            .anyMatch(
                value ->
                    Json.isSpecial(value)
                        && Set.of("NaN", "Infinity", "-Infinity")
                            .contains(value.get("$").asText()));
  }

  private static void toldAtOnce(Case c, ObjectNode facts) {
    if (facts.path(Facts.RETURNED).asBoolean()) {
      Instead.addCallback(facts, "onPushToTalk", c.golden().args().path("enable"));
    }
  }

  private static void destroy(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    if (c.situation().isActive()) {
      Instead.commands(facts, "leave");
      Instead.addCallback(facts, "onCallEnd");
    }
  }

  private static boolean isAfterFailedJoin(Case c) {
    return c.golden().setup().path("join").asText().equals("fail") && !c.situation().isActive();
  }

  private static boolean isCallAfterInit(Case c) {
    return c.golden().api().equals("call")
        && !c.situation().isActive()
        && (c.golden().setup().path("via").asText().equals("init")
            || c.golden().precondition().contains("after the failed init()"));
  }

  private static void devices(Case c, ObjectNode facts) {
    CallArgs call = CallArgs.of(c.golden().args());
    Instead.returns(facts, "done");
    ArrayNode commands = capture(c, call);
    commands.add("join " + call.agent().getRtcToken());
    for (JsonNode recorded : facts.path(Facts.COMMANDS)) {
      boolean isRepeated =
          commands.valueStream().anyMatch(recorded::equals) || isFailedCapture(c, recorded);
      if (!isRepeated) {
        commands.add(recorded);
      }
    }
    facts.set(Facts.COMMANDS, commands);
    facts.putArray(Facts.CALLBACKS);
    if (c.golden().precondition().contains("startAudioCapture fails")
        || c.golden().precondition().contains("after the failed init()")) {
      Instead.addCallback(facts, "onErrorOccurs", DEVICE_EXCEPTION);
    }
  }

  private static boolean isFailedCapture(Case c, JsonNode command) {
    return isInit(c) && command.asText().startsWith("capture");
  }

  /** The devices that a call opens before it joins. */
  private static ArrayNode capture(Case c, CallArgs call) {
    JsonNode config = call.config();
    ArrayNode commands = Json.array();
    int type = call.agent().getAgentType().value();
    if (type == 2 || type == 3) {
      if (config.path("previewElement").isTextual()) {
        commands.add("setLocalView " + config.get("previewElement").asText());
      }
      if (!config.path("muteCamera").asBoolean() && !c.situation().isCameraMuted()) {
        commands.add("captureCamera true");
      }
    }
    commands.add("captureMicrophone true");
    if (config.path("muteMicrophone").asBoolean() || c.situation().isMicrophoneMuted()) {
      commands.add("muteMicrophone true");
    }
    return commands;
  }

  private static boolean hasAnotherType(Case c) {
    int first = c.golden().setup().path("agentType").asInt();
    boolean isSecondCall = c.golden().get("sequence").isTextual();
    return isSecondCall
        && (c.golden().api().equals("call")
            ? CallArgs.of(c.golden().args()).agent().getAgentType().value() != first
            : c.situation().agentType() != first);
  }

  private static void typeOfThisCall(Case c, ObjectNode facts) {
    if (!c.golden().api().equals("call")) {
      if (!c.situation().hasLocalVideo()) {
        Instead.refuses(facts, false);
      }
      return;
    }
    CallArgs call = CallArgs.of(c.golden().args());
    Instead.dropCommands(facts, command -> command.startsWith("capture"));
    ArrayNode commands = capture(c, call);
    facts.path(Facts.COMMANDS).forEach(commands::add);
    facts.set(Facts.COMMANDS, commands);
  }

  private static void usersAtJoin(Case c, ObjectNode facts) {
    boolean shows =
        Set.of(1, 3).contains(CallArgs.of(c.golden().args()).agent().getAgentType().value());
    for (JsonNode user : Setup.usersAtJoin(c.golden())) {
      Instead.addCallback(facts, "onUserOnLine", user.path("userId").asText());
      if (shows && user.path("hasVideoTrack").asBoolean()) {
        Instead.addCallback(facts, "onAgentVideoAvailable", true);
        shows = false;
      }
    }
  }

  private static void sendsText(Case c, ObjectNode facts) {
    Instead.returns(facts, true);
    Instead.commands(facts, "send");
    ObjectNode message = Json.object().put("type", 1111);
    message
        .putObject("data")
        .put("text", c.golden().args().path("req").asText())
        .put("enableInterrupt", 1);
    message
        .put("seqId", c.situation().nextSeqId())
        .put("senderId", "user-1")
        .put("receiverId", c.situation().agentUid());
    facts.putArray(Facts.WIRE).add(message);
  }
}
