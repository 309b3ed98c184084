package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Plays calls of the API and events of the transport; lines that share an engine, on one world. */
final class CallPlayer implements Player {
  private World world;
  private int engine = -1;
  private GoldenFile file;

  @Override
  public Played play(GoldenCase golden) {
    enter(golden);
    if (golden.api().equals("init")) {
      return init(golden);
    }
    boolean isCall = golden.api().equals("call");
    world.beginStep(isCall, !golden.event().isEmpty());
    try {
      JsonNode returned = happen(golden);
      Played played = world.endStep();
      if (!returned.isMissingNode()) {
        played.facts().set(Facts.RETURNED, returned);
      }
      return played;
    } catch (Inexpressible | NullPointerException e) {
      // The API is null-marked: null is no value of its types either.
      Played unused = world.endStep();
      return Played.notExpressible(golden);
    } catch (IllegalArgumentException refused) {
      Played played = world.endStep();
      played.facts().put(Facts.RETURNED, Facts.REFUSED);
      return played;
    }
  }

  private void enter(GoldenCase golden) {
    if (golden.engine() != engine || golden.file() != file) {
      engine = golden.engine();
      file = golden.file();
      world = Setup.world(golden);
    } else {
      DataChannelNotice.history(world, golden.precondition());
    }
  }

  private JsonNode happen(GoldenCase golden) {
    if (!golden.event().isEmpty()) {
      world.event(listener -> TransportEvents.tell(listener, golden.event(), golden.eventArgs()));
    } else if (golden.isMessage()) {
      deliver(golden);
    } else {
      JsonNode returned = ApiCalls.perform(world, golden.api(), golden.args());
      confirm(golden, returned);
      return returned;
    }
    return Json.object().path("nothing");
  }

  /**
   * The agent confirms a push-to-talk mode it was told. We tell the app before, and then nothing;
   * the peer waits for it: either way once.
   */
  private void confirm(GoldenCase golden, JsonNode returned) {
    if (golden.api().equals("enablePushToTalk") && returned.asBoolean()) {
      String message = "{\"type\":1007,\"data\":{\"enable\":" + golden.args().path("enable") + "}}";
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      world.settle();
      world.event(listener -> listener.onData(Setup.AGENT, ByteBuffer.wrap(bytes)));
    }
  }

  /** Without bytes or a sender's uid there is nothing that our port could deliver. */
  private void deliver(GoldenCase golden) {
    JsonNode from = golden.get("from");
    byte[] bytes = bytes(golden);
    if (from.isTextual() && bytes != null) {
      world.event(listener -> listener.onData(from.asText(), ByteBuffer.wrap(bytes)));
    }
  }

  private static byte[] bytes(GoldenCase golden) {
    if (golden.get("messageBytes").isTextual()) {
      return Base64.getDecoder().decode(golden.get("messageBytes").asText());
    }
    JsonNode text = golden.get("messageText");
    if (text.isTextual()) {
      return text.asText().getBytes(StandardCharsets.UTF_8);
    }
    JsonNode message = golden.get("message");
    return message.isObject() ? Json.text(message).getBytes(StandardCharsets.UTF_8) : null;
  }

  /**
   * Our devices open with the call, so what the peer does in init is looked for in the call that
   * follows, up to its join. That call is made on a world of its own.
   */
  private Played init(GoldenCase golden) {
    world.engine.createRTCEngine();
    World probe = Setup.world(golden);
    EngineSettings.apply(probe.engine, golden.args().path("config"));
    probe.engine.createRTCEngine();
    probe.settle();
    probe.beginStep(true, false);
    JsonNode agentType = golden.args().path("agentType");
    ApiCalls.call(probe, Json.object().set("agentType", agentType));
    Played played = probe.endStep();
    ArrayNode beforeJoin = Json.array();
    for (JsonNode command : played.facts().path(Facts.COMMANDS)) {
      beforeJoin.add(command);
      if (command.asText().startsWith("join ")) {
        break;
      }
    }
    played.facts().set(Facts.COMMANDS, beforeJoin);
    return played;
  }
}
