package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.share.ShareCalls;
import dev.aicall.share.http.HttpShareAgentClient;
import dev.aicall.share.http.ShareAgentConfig;
import java.time.Instant;
import java.util.concurrent.CompletionException;

/** Plays share links, and the start of shared agents against a host on this machine. */
final class SharePlayer implements Player, AutoCloseable {
  private final ShareHost host = new ShareHost();
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-02T03:04:05Z"));
  private final HttpShareAgentClient client =
      new HttpShareAgentClient(
          ShareAgentConfig.builder().shareHost(host.address()).build(), time, Runnable::run);
  private final ShareCalls shareCalls = new ShareCalls(client, time);

  @Override
  public void close() {
    client.close();
    host.close();
  }

  @Override
  public Played play(GoldenCase golden) {
    try {
      return switch (golden.kind()) {
        case "parse" -> parse(golden.get("token"));
        case "generate" -> generate(golden);
        default -> error(golden.args());
      };
    } catch (Inexpressible | IllegalArgumentException refused) {
      return Played.of(Json.object().put(Facts.ERROR, Facts.REFUSED));
    }
  }

  private static Played parse(JsonNode token) {
    String text = Json.isAbsent(token) ? null : Args.text(token);
    ARTCAICallAgentShareConfig config = new World().engine.parseShareAgentCall(text);
    if (config == null) {
      return Played.of(Json.object().put(Facts.ERROR, Facts.REFUSED));
    }
    ObjectNode link = Json.object();
    putIfSet(link, "shareId", config.getShareId());
    link.put("agentType", config.getAgentType().value());
    putIfSet(link, "templateConfig", config.getTemplateConfig());
    putIfSet(link, "region", config.getRegion());
    putIfSet(link, "userData", (String) config.getUserData());
    Instant expireTime = config.getExpireTime();
    link.set(
        "expireTimeMillis",
        expireTime == null ? Json.object().put("$", "NaN") : Json.node(expireTime.toEpochMilli()));
    return Played.of(Json.object().set(Facts.RESULT, link));
  }

  private static void putIfSet(ObjectNode link, String name, String value) {
    if (value != null) {
      link.put(name, value);
    }
  }

  private Played generate(GoldenCase golden) {
    host.answerWith(golden.get("response"));
    ObjectNode facts = Json.object();
    try {
      ShareCall call =
          shareCalls.generate(link(golden.get("shareConfig")), userId(golden.get("userId"))).join();
      facts.set(Facts.RESULT, result(call));
    } catch (CompletionException e) {
      CallError error = ((ShareAgentException) e.getCause()).error();
      facts.set(
          Facts.ERROR,
          Json.object().put("code", error.getCode()).put("message", error.getMessage()));
    }
    ShareHost.Request request = host.takeRequest();
    if (request == null) {
      if (facts.path(Facts.ERROR).isObject()) {
        ((ObjectNode) facts.get(Facts.ERROR)).remove("message");
      }
      return Played.of(facts);
    }
    facts.set(Facts.REQUEST, request.facts());
    return Played.of(facts, request.body());
  }

  private static String userId(JsonNode userId) {
    return Json.isAbsent(userId) ? "" : Args.text(userId);
  }

  private static ARTCAICallAgentShareConfig link(JsonNode recorded) {
    JsonNode given = recorded.has("$plain") ? recorded.get("$plain") : recorded;
    ARTCAICallAgentShareConfig.Builder builder = ARTCAICallAgentShareConfig.builder();
    if (given.path("agentType").isNumber()) {
      builder.agentType(ARTCAICallAgentType.fromValue(given.get("agentType").asInt()));
    }
    JsonNode expires = given.path("expireTime");
    String moment = expires.has("$date") ? expires.get("$date").asText() : expires.asText("");
    if (!moment.isEmpty() && !moment.startsWith("Invalid")) {
      builder.expireTime(Instant.parse(moment));
    }
    return builder
        .shareId(textOrNull(given.path("shareId")))
        .templateConfig(textOrNull(given.path("templateConfig")))
        .region(textOrNull(given.path("region")))
        .userData(textOrNull(given.path("userData")))
        .build();
  }

  private static String textOrNull(JsonNode value) {
    return Json.isAbsent(value) ? null : Args.text(value);
  }

  private static ObjectNode result(ShareCall call) {
    ARTCAICallAgentInfo agent = call.agentInfo();
    return Json.object()
        .put("agentType", agent.getAgentType().value())
        .put("instanceId", agent.getInstanceId())
        .put("channelId", agent.getChannelId())
        .put("userId", agent.getUid())
        .put("rtcToken", call.token())
        .put("reqId", call.requestId());
  }

  /** The peer's error class, made from a message and a code. */
  private static Played error(JsonNode args) {
    String message = Args.text(args.path(0));
    JsonNode code = args.path(1);
    CallError error;
    if (Json.isAbsent(code)) {
      error = CallError.of(message);
    } else {
      error = CallError.ofCode(Args.integer(code), message);
    }
    return Played.of(
        Json.object()
            .set(
                Facts.RESULT,
                Json.object().put("message", error.getMessage()).put("code", error.getCode())));
  }
}
