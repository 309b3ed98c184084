package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import java.util.List;

/** The peer's public methods as calls of our engine. */
final class ApiCalls {
  private ApiCalls() {}

  /** Makes the call and returns what it returned; missing where it returns nothing. */
  static JsonNode perform(World world, String api, JsonNode args) {
    ARTCAICallEngineInterface engine = world.engine;
    return switch (api) {
      case "stopAgent" -> answer(engine.stopAgent());
      case "interruptSpeaking" -> answer(engine.interruptSpeaking());
      case "queryCurrentAgentState" -> answer(engine.queryCurrentAgentState());
      case "requestRTCToken" -> answer(engine.requestRTCToken());
      case "clearVoiceprint" -> answer(engine.clearVoiceprint());
      case "startPushToTalk" -> answer(engine.startPushToTalk());
      case "finishPushToTalk" -> answer(engine.finishPushToTalk());
      case "cancelPushToTalk" -> answer(engine.cancelPushToTalk());
      case "stopVisionCustomCapture" -> answer(engine.stopVisionCustomCapture());
      case "enablePushToTalk" -> answer(engine.enablePushToTalk(Args.bool(args.path("enable"))));
      case "enableVoiceInterrupt" ->
          answer(engine.enableVoiceInterrupt(Args.bool(args.path("enable"))));
      case "enableVoiceprint" -> answer(engine.useVoiceprint(Args.bool(args.path("enable"))));
      case "switchVoiceId" -> answer(engine.switchVoiceId(Args.text(args.path("voiceId"))));
      case "updateAsrMaxSilence" ->
          answer(engine.updateAsrMaxSilence(Args.integer(args.path("duration"))));
      case "updateTtsSpeechRate" ->
          answer(engine.updateTtsSpeechRate(Args.number(args.path("rate"))));
      case "muteAgentAudioPlaying" ->
          answer(engine.muteAgentAudioPlaying(Args.bool(args.path("mute"))));
      case "muteLocalCamera" -> answer(engine.muteLocalCamera(Args.bool(args.path("mute"))));
      case "switchCamera" -> answer(engine.switchCamera());
      case "sendTextToAgent" -> answer(engine.sendTextToAgent(textRequest(args.path("req"))));
      case "sendCustomMessageToServer" ->
          answer(engine.sendCustomMessageToServer(Args.text(args.path("message"))));
      case "updateLlmSystemPrompt" ->
          answer(engine.updateLlmSystemPrompt(Args.text(args.path("prompt"))));
      case "updateBailianAppParams" -> answer(updateParams(engine, args.path("params")));
      case "updateVcrConfig" -> answer(updateVcr(engine, args.path("vcrConfig")));
      case "startVisionCustomCapture" ->
          answer(
              engine.startVisionCustomCapture(
                  (ARTCAICallVisionCustomCaptureRequest)
                      ConfigBuilder.STRICT.build("VisionCustomCaptureRequest", args.path("req"))));
      case "getters" -> getters(engine);
      case "getMicrophoneList" -> devices(engine.getAudioDevices().microphones().join());
      case "getCameraList" -> devices(engine.getVideoDevices().cameras().join());
      default -> command(world, api, args);
    };
  }

  /** Methods that return nothing, at least with the peer. */
  private static JsonNode command(World world, String api, JsonNode args) {
    ARTCAICallEngineInterface engine = world.engine;
    switch (api) {
      case "mute" -> {
        boolean unused = engine.muteMicrophone(Args.bool(args.path("mute")));
      }
      case "setLocalView", "startPreview" ->
          engine.setLocalViewConfig(Views.named(args.path("view")));
      case "stopPreview" -> engine.setLocalViewConfig(null);
      case "setAgentView" -> engine.setAgentViewConfig(Views.named(args.path("view")));
      case "updateToken" -> engine.updateToken(Args.text(args.path("token")));
      case "switchMicrophone" ->
          engine.getAudioDevices().chooseMicrophone(Args.text(args.path("deviceId"))).join();
      case "handup" -> engine.handup(false);
      case "destroy" -> engine.destroy();
      case "call" -> call(world, args);
      default -> throw new IllegalArgumentException("no such method is known: " + api);
    }
    return Json.node(null).path("nothing");
  }

  private static JsonNode answer(boolean accepted) {
    return Json.node(accepted);
  }

  private static ARTCAICallSendTextToAgentRequest textRequest(JsonNode request) {
    JsonNode text = request.isObject() ? request.path("text") : request;
    return ARTCAICallSendTextToAgentRequest.builder().text(Args.text(text)).build();
  }

  private static boolean updateParams(ARTCAICallEngineInterface engine, JsonNode params) {
    return engine.updateBailianAppParams(params.isNull() ? null : Args.map(params));
  }

  private static boolean updateVcr(ARTCAICallEngineInterface engine, JsonNode config) {
    return engine.updateVcrConfig(config.isNull() ? null : ConfigBuilder.STRICT.vcr(config));
  }

  /** call[1/2], with the web's several forms of saying the agent's type and the engine's config. */
  static void call(World world, JsonNode args) {
    if (!Expressible.isCall(args)) {
      throw new Inexpressible("a call from " + args);
    }
    CallArgs call = CallArgs.of(args);
    EngineSettings.apply(world.engine, call.config());
    world.engine.call(
        Args.text(call.userId()), call.agent().getRtcToken(), call.agent(), world.completion());
  }

  private static JsonNode getters(ARTCAICallEngineInterface engine) {
    ObjectNode result =
        Json.object()
            .put("hasLocalVideo", engine.hasLocalVideo())
            .put("hasAgentVideo", engine.hasAgentVideo())
            .put("agentState", engine.getAgentState().value());
    if (engine.getUserId() != null) {
      result.put("userId", engine.getUserId());
    }
    ARTCAICallAgentInfo info = engine.getAgentInfo();
    if (info != null) {
      result.set(
          "agentInfo",
          Json.object()
              .put("channelId", info.getChannelId())
              .put("rtcToken", info.getRtcToken())
              .put("instanceId", info.getInstanceId())
              .put("userId", info.getUid())
              .put("reqId", info.getRequestId()));
    }
    return result;
  }

  private static JsonNode devices(List<MediaDevice> devices) {
    return Json.array(
        devices.stream()
            .map(
                device ->
                    Json.object()
                        .put("deviceId", device.id())
                        .put(
                            "kind",
                            device.kind() == MediaDevice.Kind.CAMERA ? "videoinput" : "audioinput")
                        .put("label", device.name()))
            .toArray());
  }
}
