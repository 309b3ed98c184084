package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Events of the vendor's browser transport as events of our port. */
final class TransportEvents {
  /** Source: enums of aliyun-rtc-sdk 7.3.3, as the recordings' README gives them. */
  private static final int SUBSCRIBED = 3;

  private static final int CAMERA = 1;
  private static final int CAMERA_AND_SCREEN = 3;

  private TransportEvents() {}

  /**
   * Tells a listener the event; what is the browser's own, or unknown, has no event of the port.
   */
  static void tell(RtcSessionListener listener, String event, JsonNode args) {
    switch (event) {
      case "AIAgentResult" ->
          listener.onAgentResult(
              Args.integer(args.path(0)), Args.text(args.path(1)), Args.text(args.path(2)));
      case "remoteUserOnLineNotify" -> listener.onParticipantOnline(Args.text(args.path(0)));
      case "remoteUserOffLineNotify" -> listener.onParticipantOffline(Args.text(args.path(0)));
      case "remoteTrackAvailableNotify" -> tracks(listener, args);
      case "audioSubscribeStateChanged" -> {
        if (Args.integer(args.path(2)) == SUBSCRIBED) {
          listener.onFirstAudio(Args.text(args.path(0)));
        }
      }
      case "remoteUserSubscribedDataChannel" ->
          listener.onDataChannelReady(Args.text(args.path(0)));
      case "audioVolume" -> listener.onVolumes(volumes(args.path(0)));
      case "mediaExtensionMsgReceived" ->
          listener.onMediaExtension(
              Args.text(args.path(0)),
              Args.integer(args.path(2)),
              ByteBuffer.wrap(payload(args.path(1))));
      case "connectionStatusChange" ->
          listener.onConnectionStatus(
              ARTCAICallConnectionStatus.fromValue(Args.integer(args.path(0))),
              Args.integer(args.path(1)));
      case "networkQuality" ->
          listener.onQuality(
              Args.text(args.path(0)),
              ARTCAICallNetworkQuality.fromValue(Args.integer(args.path(1))),
              ARTCAICallNetworkQuality.fromValue(Args.integer(args.path(2))));
      case "authInfoWillExpire" -> listener.onTokenWillExpire();
      case "authInfoExpired" -> listener.onTokenExpired();
      case "bye" -> listener.onBye(Args.integer(args.path(0)));
      case "localDeviceException" ->
          listener.onDeviceException(
              RtcError.of(RtcError.Reason.DEVICE, args.path(2).asText("device exception")));
      default -> {
        // remoteAudioAutoPlayFail, remoteVideoAutoPlayFail and the like.
      }
    }
  }

  /** An adapter tells of a track when it comes; what was never there does not go. */
  private static void tracks(RtcSessionListener listener, JsonNode args) {
    String uid = Args.text(args.path(0));
    if (Args.integer(args.path(1)) != 0) {
      listener.onTrack(uid, TrackKind.AUDIO, true);
    }
    if (isCamera(args.path(2))) {
      listener.onTrack(uid, TrackKind.VIDEO, true);
    }
  }

  /** Whether a track number of the transport includes a camera; a shared screen is no face. */
  static boolean isCamera(JsonNode videoTrack) {
    int number = Args.integer(videoTrack);
    return number == CAMERA || number == CAMERA_AND_SCREEN;
  }

  private static List<Volume> volumes(JsonNode list) {
    return list.valueStream()
        .map(
            entry ->
                new Volume(
                    entry.path("userId").asText().isEmpty()
                        ? Volume.LOCAL_UID
                        : Args.text(entry.path("userId")),
                    (int) Args.number(entry.path("volume")),
                    entry.path("speechState").asInt() == 1))
        .toList();
  }

  private static byte[] payload(JsonNode payload) {
    if (payload.has("$json")) {
      return Json.text(payload.get("$json")).getBytes(StandardCharsets.UTF_8);
    }
    return payload.has("$bytes")
        ? Base64.getDecoder().decode(payload.get("$bytes").asText())
        : payload.path("$text").asText().getBytes(StandardCharsets.UTF_8);
  }
}
