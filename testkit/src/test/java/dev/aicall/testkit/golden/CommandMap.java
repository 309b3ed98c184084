package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Calls of the vendor's browser transport as commands of our port. */
final class CommandMap {
  private CommandMap() {}

  /**
   * Returns the command, or empty for what only a browser's stack has: set-up, look-ups, devices
   * and throwing the stack away.
   */
  static Optional<String> command(JsonNode call) {
    JsonNode args = call.path("args");
    return Optional.ofNullable(
        switch (call.path("method").asText()) {
          case "muteLocalMic" -> "muteMicrophone " + args.path(0);
          case "startAudioCapture" -> "captureMicrophone true";
          case "stopAudioCapture" -> "captureMicrophone false";
          case "publishLocalVideoStream" -> "publishCamera " + args.path(0);
          case "enableLocalVideo" -> "captureCamera " + args.path(0);
          // A device is chosen at getVideoDevices(); this one goes to the next.
          case "switchCamera" -> "switchCamera";
          case "muteAllRemoteAudioPlaying" -> "mutePlayout " + args.path(0);
          case "refreshAuthInfo" -> "refreshToken " + name(args.path(0));
          case "subscribeRemoteAudioStream" ->
              "subscribeAudio " + name(args.path(0)) + " " + args.path(1);
          case "setLocalViewConfig" -> "setLocalView " + name(args.path(0));
          case "setRemoteViewConfig" ->
              "setRemoteView " + name(args.path(1)) + " " + name(args.path(0));
          case "joinChannel", "joinAIChannel" -> "join " + name(args.path(0));
          case "sendDataChannelMessage" -> "send";
          default -> null;
        });
  }

  /** A text without its quotes; anything else as it is. */
  private static String name(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
