package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
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
  private static final Set<String> PUSH_TO_TALK =
      Set.of("enablePushToTalk", "startPushToTalk", "finishPushToTalk", "cancelPushToTalk");
  private static final int DEVICE_EXCEPTION = -10008;
  private static final int INVALID_ACTION = -1;
  private static final int INVALID_PARAMS = -2;

  private CallRules() {}

  static List<Rule> all() {
    return List.of(
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
            is(LOCAL_VIEW).and(c -> !c.situation().isActive() || !c.situation().hasLocalVideo()),
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
            (c, facts) -> Instead.refuses(facts, c.golden().api().equals("muteLocalCamera"))),
        new Rule(
            "microphone-wish",
            "wire.md §8; docs/deviations.md, evidence 1",
            "mute while joining is applied after the join; in push-to-talk mode it is commanded",
            "a session that joins is told at once; in push-to-talk mode the wish is remembered",
            is(Set.of("mute"))
                .and(c -> c.situation().isConnecting() || c.situation().pushToTalk().isOn())
                .and(c -> c.situation().isActive()),
            CallRules::mute),
        new Rule(
            "refused-sends",
            "api.md §1.4 rows 22, 27, 28",
            "any silence, speech rate and token is sent, and the interrupt switch in push-to-talk"
                + " mode",
            "only 200 to 1,200 ms, 0.5 to 2.0, no empty token, no switch in push-to-talk mode; else"
                + " false",
            CallRules::isRefusedSend,
            (c, facts) -> Instead.isNotDone(c.golden(), facts)),
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
            "B15; wire.md §8",
            "talking outlives its call; a call resets the mode; undefined and 1 become modes; a"
                + " microphone closed and muted at the join stays muted",
            "talking ends with its call; the mode is a boolean that outlives calls; who talks is"
                + " unmuted",
            CallRules::isPushToTalkApart,
            CallRules::pushToTalk),
        new Rule(
            "call-end-once",
            "Q26",
            "handup without a call emits callEnd",
            "nothing happens: onCallEnd comes once for each call",
            is(Set.of("handup")).and(c -> !c.situation().isActive()),
            (c, facts) -> Instead.nothingHappens(facts)),
        new Rule(
            "destroy-ends-call",
            "api.md §1.2 row 13",
            "destroy emits no callEnd",
            "onCallEnd, if a call was up",
            is(Set.of("destroy")).and(c -> c.situation().isActive()),
            (c, facts) -> Instead.addCallback(facts, "onCallEnd")),
        new Rule(
            "one-call-at-a-time",
            "Q16; Q17",
            "a call while connected joins again, one while joining or after a failed join resolves"
                + " without an effect",
            "InvalidAction while a call is on; after a failed join a call joins anew",
            is(Set.of("call")).and(c -> c.situation().isActive() || isAfterFailedJoin(c)),
            CallRules::callAgain),
        new Rule(
            "voice-by-default",
            "api.md §4.1",
            "a call without an agent type is refused",
            "without a type the agent is a voice agent",
            is(Set.of("call"))
                .and(c -> !CallArgs.of(c.golden().args()).saysType() && c.situation().isNew()),
            CallRules::joins),
        new Rule(
            "token-needed",
            "api.md §1.2 row 9",
            "a call without a token joins with undefined",
            "InvalidParames, and nothing happens",
            is(Set.of("call"))
                .and(c -> CallArgs.of(c.golden().args()).agent().getRtcToken().isEmpty()),
            (c, facts) -> Instead.refuses(facts, "refused " + INVALID_PARAMS)),
        new Rule(
            "failed-device-told",
            "Q24; docs/deviations.md, evidence 2",
            "init throws what the microphone throws; a call after it joins without a microphone",
            "devices open with the call; one that fails is told (LocalDeviceException) and the call"
                + " goes on",
            c -> (isInit(c) || is(Set.of("call")).test(c)) && microphoneFails(c),
            (c, facts) -> {
              joins(c, facts);
              Instead.addCallback(facts, "onErrorOccurs", DEVICE_EXCEPTION);
            }),
        new Rule(
            "type-of-this-call",
            "B15; README, call state",
            "the agent type of the first call sticks to the engine",
            "each call has the type it was given",
            is(Set.of("call", "startVisionCustomCapture", "stopVisionCustomCapture"))
                .and(CallRules::hasAnotherType),
            CallRules::typeOfThisCall),
        new Rule(
            "agent-picture",
            "wire.md §6.3",
            "the agent's picture is the camera of another user, at the join that of the only one",
            "the first camera is the agent's picture (iOS)",
            is(Set.of("call", "setAgentView")).or(CallRules::tellsOfTracks),
            CallRules::showsFirstCamera));
  }

  private static boolean tellsOfTracks(Case c) {
    return c.golden().event().equals("remoteTrackAvailableNotify") && c.situation().isActive();
  }

  private static void showsFirstCamera(Case c, ObjectNode facts) {
    if (tellsOfTracks(c)) {
      EventRules.tracks(c, facts);
    } else if (c.golden().api().equals("call")) {
      usersAtJoin(c, facts);
    } else if (c.situation().isActive() && c.situation().avatarUid() != null) {
      String view = c.golden().args().path("view").asText("null");
      Instead.commands(facts, "setRemoteView " + c.situation().avatarUid() + " " + view);
    }
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

  private static boolean isPushToTalkApart(Case c) {
    boolean isJoining = c.golden().api().equals("call") && !c.situation().isActive();
    return isJoining
        ? c.situation().pushToTalk().isOn()
        : is(PUSH_TO_TALK).test(c) && c.situation().canSend() && isApart(c);
  }

  private static void pushToTalk(Case c, ObjectNode facts) {
    if (c.golden().api().equals("call")) {
      joins(c, facts);
    } else {
      c.situation().pushToTalk().instead(c.golden(), c.situation(), facts);
    }
  }

  private static boolean isApart(Case c) {
    return c.situation().isPushToTalkApart()
        || (c.situation().pushToTalk().isMutedSinceJoin()
            && closesMicrophone(c.situation().engineConfig()));
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

  private static void mute(Case c, ObjectNode facts) {
    Instead.nothingHappens(facts);
    if (!c.situation().pushToTalk().isOn()) {
      Instead.commands(facts, "muteMicrophone " + c.golden().args().path("mute").asBoolean());
    }
  }

  private static boolean isRefusedSend(Case c) {
    JsonNode args = c.golden().args();
    return switch (c.golden().api()) {
      case "updateAsrMaxSilence" -> !isWithin(args.path("duration"), 200, 1200);
      case "updateTtsSpeechRate" -> !isWithin(args.path("rate"), 0.5, 2.0);
      case "enableVoiceInterrupt" -> c.situation().pushToTalk().isOn();
      case "updateToken" -> args.path("token").asText("x").isEmpty();
      default -> false;
    };
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
      default -> false;
    };
  }

  private static boolean isDelayRefused(JsonNode motion) {
    return motion.has("callbackDelay") && !isWithin(motion.get("callbackDelay"), 200, 5000);
  }

  private static boolean isNegative(JsonNode value) {
    return value.isNumber() && value.doubleValue() < 0;
  }

  private static boolean isAfterFailedJoin(Case c) {
    return c.golden().setup().path("join").asText().equals("fail") && !c.situation().isActive();
  }

  private static void callAgain(Case c, ObjectNode facts) {
    if (c.situation().isActive()) {
      Instead.refuses(facts, "refused " + INVALID_ACTION);
    } else {
      joins(c, facts);
    }
  }

  private static void joins(Case c, ObjectNode facts) {
    CallArgs call = CallArgs.of(c.golden().args());
    int type = call.agent().getAgentType().value();
    Instead.returns(facts, "done");
    facts.set(
        Facts.COMMANDS,
        JoinModel.commands(
            type,
            call.config(),
            call.agent().getRtcToken(),
            !isInit(c)
                && (EngineSettings.wantsPushToTalk(call.config())
                    || c.situation().pushToTalk().isOn())));
  }

  private static boolean microphoneFails(Case c) {
    String text = c.golden().precondition();
    return text.contains("startAudioCapture fails") || text.contains("after the failed init()");
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
    if (c.golden().api().equals("call")) {
      joins(c, facts);
    } else if (!c.situation().hasLocalVideo()) {
      Instead.refuses(facts, false);
    }
  }

  private static void usersAtJoin(Case c, ObjectNode facts) {
    boolean shows =
        Set.of(1, 3).contains(CallArgs.of(c.golden().args()).agent().getAgentType().value());
    Instead.dropCommands(facts, command -> command.startsWith("setRemoteView"));
    for (JsonNode user : Setup.usersAtJoin(c.golden())) {
      boolean isPicture = shows && user.path("hasVideoTrack").asBoolean();
      if (isPicture && Setup.hasAgentView(c.golden())) {
        String uid = user.path("userId").asText();
        Instead.addCommand(facts, "setRemoteView " + uid + " " + Setup.agentView(c.golden()));
      }
      shows &= !isPicture;
    }
  }
}
