package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;

/** The track numbers of remoteTrackAvailableNotify(uid, audio, video). */
final class Tracks {
  private Tracks() {}

  static boolean isCamera(JsonNode args) {
    return args.path(2).isNumber() && TransportEvents.isCamera(args.path(2));
  }
}
