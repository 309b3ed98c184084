package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Mode and talking of push-to-talk as wire.md §8 has them, and what a method then does with us. */
final class PushToTalkModel {
  private boolean mode;
  private boolean talking;

  /** Whether the microphone was muted at the join, which opening it must undo. */
  private boolean mutedAtJoin;

  void startCall(boolean on) {
    mode = on;
    mutedAtJoin = on;
  }

  /** The mode outlives a call, talking does not. */
  void joinAgain(boolean wanted) {
    mode |= wanted;
    talking = false;
    mutedAtJoin = mode;
  }

  /** With the peer a call sets the mode, and talking outlives it. */
  void joinAgainAsThePeer(boolean wanted) {
    mode = wanted;
    mutedAtJoin = wanted;
  }

  boolean isOn() {
    return mode;
  }

  boolean isSameAs(PushToTalkModel other) {
    return mode == other.mode && talking == other.talking;
  }

  void after(String api, JsonNode enable, boolean canSend, boolean isActive) {
    switch (api) {
      case "enablePushToTalk" -> {
        if (enable.asBoolean() != mode && (canSend || !isActive)) {
          mode = enable.asBoolean();
          talking = false;
          mutedAtJoin = false;
        }
      }
      case "startPushToTalk" -> {
        if (mode && canSend) {
          talking = true;
          mutedAtJoin = false;
        }
      }
      case "finishPushToTalk", "cancelPushToTalk" -> talking = false;
      default -> {
        // Nothing else changes it.
      }
    }
  }

  /** What the method does with us, in place of everything that was recorded. */
  void instead(GoldenCase golden, Situation situation, ObjectNode facts) {
    ArrayNode commands = Json.array();
    int type = 0;
    boolean accepted;
    switch (golden.api()) {
      case "enablePushToTalk" -> {
        boolean enable = golden.args().path("enable").asBoolean();
        accepted = enable != mode && (situation.canSend() || !situation.isActive());
        if (accepted && situation.isActive()) {
          type = 1105;
          if (enable) {
            release(situation, commands);
          } else {
            press(situation, commands, situation.isMicrophoneMuted());
          }
        }
      }
      case "startPushToTalk" -> {
        accepted = mode && !talking && situation.canSend();
        if (accepted) {
          type = 1106;
          press(situation, commands, false);
        }
      }
      default -> {
        accepted = mode && talking && situation.canSend();
        if (mode && talking) {
          release(situation, commands);
        }
        if (accepted) {
          type = golden.api().equals("finishPushToTalk") ? 1107 : 1108;
        }
      }
    }
    facts.put(Facts.RETURNED, accepted);
    ArrayNode wire = facts.putArray(Facts.WIRE);
    ArrayNode callbacks = facts.putArray(Facts.CALLBACKS);
    if (type != 0) {
      wire.add(message(type, golden, situation));
      commands.add("send");
      if (type == 1105) {
        callbacks.add(Json.array("onPushToTalk", golden.args().path("enable")));
      }
    }
    facts.set(Facts.COMMANDS, commands);
  }

  /** Numbered as recorded; where we count otherwise another rule says so. */
  private static ObjectNode message(int type, GoldenCase golden, Situation situation) {
    ObjectNode message = Json.object().put("type", type);
    if (type == 1105) {
      message.putObject("data").set("enable", golden.args().path("enable"));
    }
    return message
        .put("seqId", golden.get("wire").path("seqId").asInt())
        .put("senderId", "user-1")
        .put("receiverId", situation.agentUid());
  }

  /** What the mode that is on does to microphone and camera. */
  void release(Situation situation, ArrayNode commands) {
    JsonNode config = situation.engineConfig().path("pushToTalkConfig");
    if (situation.hasLocalVideo() && !config.path("pushVideoOnRelease").asBoolean()) {
      commands.add("publishCamera false");
    }
    commands.add(
        config.path("closeMicrophoneOnRelease").asBoolean()
            ? "captureMicrophone false"
            : "muteMicrophone true");
  }

  /** What talking, or turning the mode off, does to microphone and camera. */
  void press(Situation situation, ArrayNode commands, boolean silent) {
    if (situation.hasLocalVideo() && !situation.isCameraMuted()) {
      commands.add("publishCamera true");
    }
    boolean reopens =
        situation
            .engineConfig()
            .path("pushToTalkConfig")
            .path("closeMicrophoneOnRelease")
            .asBoolean();
    if (reopens) {
      commands.add("captureMicrophone true");
    }
    if (!reopens || mutedAtJoin != silent) {
      commands.add("muteMicrophone " + silent);
    }
  }

  /** Whether the join muted a microphone that the peer then reopens without unmuting it. */
  boolean isMutedSinceJoin() {
    return mutedAtJoin;
  }
}
