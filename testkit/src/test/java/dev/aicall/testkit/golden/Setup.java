package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a new world into the state a recorded line starts from. */
final class Setup {
  static final String AGENT = "agent-1";
  static final String AVATAR = "avatar-1";

  private static final Pattern REMOTE_USERS = Pattern.compile("remote users at join: (\\[.*?])");
  private static final Pattern FAILED_STEP = Pattern.compile("after the failed (\\w+)(?!\\()\\b");

  /** Lines that follow an unrecorded one say only "then"; their name says what was before. */
  private static final Pattern AVATAR_PRESENT =
      Pattern.compile(".*/avatar-present-\\d+-(view|noview)/then-.*");

  private Setup() {}

  static World world(GoldenCase golden) {
    World world = new World();
    JsonNode setup = golden.setup();
    EngineSettings.apply(world.engine, setup.path("engineConfig"));
    world.transport.joinsWill(join(setup.path("join").asText()));
    preparePresent(world, golden);
    switch (setup.path("via").asText("none")) {
      case "init" -> world.engine.createRTCEngine();
      case "call" -> {
        if (hasUser(golden)) {
          ApiCalls.call(world, callArgs(golden));
        }
      }
      case "callWithConfig" -> {
        boolean unused = world.engine.call(minimalConfig(setup.path("agentType").asInt()));
      }
      default -> {
        // A new engine.
      }
    }
    world.settle();
    world.transport.joinsWill(RecordingTransport.Join.DONE);
    if (setup.path("dcReady").asBoolean()) {
      world.event(listener -> listener.onDataChannelReady(AGENT));
    }
    history(world, golden);
    return world;
  }

  private static RecordingTransport.Join join(String recorded) {
    return switch (recorded) {
      case "pending" -> RecordingTransport.Join.PENDING;
      case "fail" -> RecordingTransport.Join.FAILED;
      default -> RecordingTransport.Join.DONE;
    };
  }

  static ObjectNode callArgs(GoldenCase golden) {
    ObjectNode args = Json.object();
    args.set("userId", userId(golden));
    args.put("agentType", golden.setup().path("agentType").asInt());
    return args;
  }

  /**
   * Who calls. An undefined user id is dropped from the recorded setup; it shows in the message,
   * which has no sender, and in the log.
   */
  static JsonNode userId(GoldenCase golden) {
    if (golden.setup().has("userId")) {
      return golden.setup().get("userId");
    }
    JsonNode wire = golden.get("wire");
    boolean unnamed =
        (wire.isObject() && !wire.has("senderId"))
            || golden.get("logs").toString().contains("userId is empty");
    return unnamed ? Json.object().put("$", "undefined") : Json.node("user-1");
  }

  static boolean hasUser(GoldenCase golden) {
    JsonNode userId = userId(golden);
    return userId.isTextual() && !userId.asText().isEmpty();
  }

  private static ARTCAICallConfig minimalConfig(int agentType) {
    return ARTCAICallConfig.builder()
        .agentId("ai-agent-1")
        .agentType(ARTCAICallAgentType.fromValue(agentType))
        .region("cn-shanghai")
        .userId("user-1")
        .userJoinToken("join-token-1")
        .build();
  }

  /** Who is in the channel already when the join is done. */
  private static void preparePresent(World world, GoldenCase golden) {
    present(world, usersAtJoin(golden));
    if (hasAgentView(golden)) {
      world.engine.setAgentViewConfig(Views.named(Json.node(agentView(golden))));
    }
    if (golden.precondition().contains("startAudioCapture fails")
        || golden.precondition().contains("after the failed init()")) {
      world.transport.failMicrophone();
    }
  }

  /** Has the next join find these users in the channel. */
  static void present(World world, JsonNode users) {
    world.transport.whenJoined(() -> meet(world.transport.listener(), users));
  }

  /** The users that a line finds in the channel when its join is done. */
  static JsonNode usersAtJoin(GoldenCase golden) {
    Matcher present = REMOTE_USERS.matcher(golden.precondition());
    if (present.find()) {
      return Json.parse(present.group(1)).orElseThrow();
    }
    return AVATAR_PRESENT.matcher(golden.name()).matches()
        ? Json.array(Json.object().put("userId", AVATAR).put("hasVideoTrack", true))
        : Json.array();
  }

  /** Whether the line says, or its name, that the agent's view was set before the join. */
  static boolean hasAgentView(GoldenCase golden) {
    Matcher follows = AVATAR_PRESENT.matcher(golden.name());
    return golden.precondition().contains("agent view set")
        || (follows.matches() && follows.group(1).equals("view"));
  }

  /** The name of that view, which only a recorded command tells. */
  static String agentView(GoldenCase golden) {
    return golden
        .get("rtcCalls")
        .valueStream()
        .filter(call -> call.path("method").asText().equals("setRemoteViewConfig"))
        .map(call -> call.path("args").path(0).asText())
        .findFirst()
        .orElse("agent-view");
  }

  private static void meet(RtcSessionListener listener, JsonNode users) {
    for (JsonNode user : Json.isUndefined(users) ? Json.array() : users) {
      String uid = user.path("userId").asText();
      listener.onParticipantOnline(uid);
      if (user.path("hasVideoTrack").asBoolean()) {
        listener.onTrack(uid, TrackKind.VIDEO, true);
      }
    }
  }

  /** What the precondition tells beyond the structured setup. */
  private static void history(World world, GoldenCase golden) {
    String text = golden.precondition();
    if (AVATAR_PRESENT.matcher(golden.name()).matches()) {
      ApiCalls.call(world, callArgs(golden));
    }
    if (golden.get("sequence").isMissingNode() && text.contains("after handup()")) {
      world.engine.handup(false);
    }
    Matcher failed = FAILED_STEP.matcher(text);
    if (failed.find()) {
      failedStep(world, failed.group(1));
    }
    if (text.contains("sendDataChannelMessage throws")) {
      leadUpTo(world, golden.api());
      world.transport.refuseMessages(true);
    }
    if (text.contains("a listener of ")) {
      world.delegate.take();
      world.settle();
      world.delegate.throwFromNowOn();
    }
    if (text.contains(AVATAR + " is the avatar user")) {
      world.event(listener -> listener.onTrack(AVATAR, TrackKind.VIDEO, true));
    }
    if (text.contains("a second time")) {
      world.event(listener -> TransportEvents.tell(listener, golden.event(), golden.eventArgs()));
    }
    DataChannelNotice.history(world, text);
    world.settle();
  }

  private static void failedStep(World world, String api) {
    if (api.equals("init")) {
      return;
    }
    leadUpTo(world, api);
    world.transport.refuseMessages(true);
    JsonNode unused = ApiCalls.perform(world, api, usualArgs(api));
    world.settle();
    world.transport.refuseMessages(false);
  }

  /** Talking needs push-to-talk to be on, and ending it needs talking. */
  private static void leadUpTo(World world, String api) {
    boolean ends = api.equals("finishPushToTalk") || api.equals("cancelPushToTalk");
    if (ends || api.equals("startPushToTalk")) {
      world.engine.enablePushToTalk(true);
      if (ends) {
        world.engine.startPushToTalk();
      }
    }
  }

  private static JsonNode usualArgs(String api) {
    return Json.object()
        .put("enable", true)
        .put("req", "hi")
        .put("voiceId", "v1")
        .put("message", "m")
        .put("prompt", "p")
        .put("duration", 400)
        .put("rate", 1.5)
        .set(
            api.equals("updateVcrConfig") ? "vcrConfig" : "params",
            api.equals("updateVcrConfig") ? Json.object() : Json.object().put("a", 1));
  }
}
