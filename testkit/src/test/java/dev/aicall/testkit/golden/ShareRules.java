package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.List;
import java.util.Set;

/** Rules about share links and shared agents. */
final class ShareRules {
  private static final Set<String> TEXTS =
      Set.of("templateConfig", "region", "userData", "shareId");
  private static final int INVALID_PARAMS = -2;
  private static final int NETWORK_ERROR = -3;
  private static final int UNKNOWN_ERROR = -40000;

  private ShareRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "link-without-expiry",
            "share-and-server.md §1",
            "a missing expiry, or one that is no text, makes the link unreadable",
            "a link without a readable expiry never expires (native)",
            c -> isLink(c) && !c.golden().get("decodedJson").path("ExpireTime").isTextual(),
            ShareRules::linkWithoutExpiry),
        new Rule(
            "link-members-are-texts",
            "docs/deviations.md, evidence 5",
            "members that are numbers or objects are taken as they are",
            "a member that should be text is taken as its JSON text",
            ShareRules::isLink,
            (c, facts) -> texts(facts)),
        new Rule(
            "share-types",
            "docs/deviations.md, evidence 4",
            "a template that is an object is serialised, any number is an agent type",
            "a template is a text, and a type one of four: Java has no such config",
            c -> isGenerate(c) && !isExpressible(shareConfig(c)),
            (c, facts) -> {
              facts.removeAll();
              facts.put(Facts.ERROR, Facts.REFUSED);
            }),
        new Rule(
            "request-id-unknown",
            "share-and-server.md §2",
            "without a request id it is empty",
            "without a request id it is \"unknow\" (iOS)",
            c -> isGenerate(c) && c.golden().get("result").path("reqId").asText("x").isEmpty(),
            (c, facts) -> ((ObjectNode) facts.get(Facts.RESULT)).put("reqId", "unknow")),
        new Rule(
            "answer-needs-ids",
            "docs/deviations.md, evidence 6",
            "an answer without the agent's user id or token is a success",
            "an answer that cannot be joined is an error (UnknowError)",
            c -> isGenerate(c) && !c.golden().get("result").isNull() && lacksId(c),
            ShareRules::lacking),
        new Rule(
            "failures-have-codes",
            "share-and-server.md §2",
            "a missing user id, network failures and a body of null surface without a code, a"
                + " message need be no text",
            "InvalidParames, NetworkError, UnknowError, always with a text",
            c -> isGenerate(c) && hasNoCode(c),
            ShareRules::coded),
        new Rule(
            "error-codes-are-ints",
            "api.md §3.5",
            "an error code of 0 becomes -40000, any value is taken",
            "an error code is an int, and 0 is None",
            c -> c.golden().kind().equals("errorClass"),
            ShareRules::errorCode));
  }

  private static void errorCode(Case c, ObjectNode facts) {
    JsonNode code = c.golden().args().path(1);
    if (!c.golden().args().path(0).isTextual() || !(Json.isAbsent(code) || Json.isInt(code))) {
      facts.removeAll();
      facts.put(Facts.ERROR, Facts.REFUSED);
    } else if (Json.isInt(code)) {
      ((ObjectNode) facts.get(Facts.RESULT)).put("code", code.asInt());
    }
  }

  private static boolean isLink(Case c) {
    return c.golden().kind().equals("parse") && c.golden().get("decodedJson").isObject();
  }

  private static boolean isGenerate(Case c) {
    return c.golden().kind().equals("generate");
  }

  private static JsonNode shareConfig(Case c) {
    JsonNode config = c.golden().get("shareConfig");
    return config.has("$plain") ? config.get("$plain") : config;
  }

  private static void linkWithoutExpiry(Case c, ObjectNode facts) {
    JsonNode json = c.golden().get("decodedJson");
    facts.removeAll();
    ObjectNode link = facts.putObject(Facts.RESULT);
    put(link, "shareId", json.path("TemporaryAIAgentId"));
    link.put("agentType", type(json.path("WorkflowType").asText()));
    put(link, "templateConfig", json.path("TemplateConfig"));
    put(link, "region", json.path("Region"));
    put(link, "userData", json.path("UserData"));
    link.set("expireTimeMillis", Json.object().put("$", "NaN"));
  }

  private static void put(ObjectNode link, String member, JsonNode value) {
    if (!Json.isAbsent(value)) {
      link.set(member, value);
    }
  }

  private static int type(String workflow) {
    return switch (workflow) {
      case "AvatarChat3D" -> 1;
      case "VisionChat" -> 2;
      case "VideoChat" -> 3;
      default -> 0;
    };
  }

  private static void texts(ObjectNode facts) {
    JsonNode link = facts.path(Facts.RESULT);
    for (String member : TEXTS) {
      JsonNode value = link.path(member);
      if (!value.isMissingNode() && !value.isTextual()) {
        ((ObjectNode) link).put(member, Json.text(value));
      }
    }
  }

  private static boolean isExpressible(JsonNode config) {
    JsonNode type = config.path("agentType");
    return (!type.isNumber() || (type.asInt() >= 0 && type.asInt() <= 3))
        && TEXTS.stream()
            .map(config::path)
            .allMatch(value -> Json.isAbsent(value) || value.isTextual());
  }

  private static boolean lacksId(Case c) {
    JsonNode result = c.golden().get("result");
    return result.isObject()
        && (Json.isAbsent(result.path("userId")) || Json.isAbsent(result.path("rtcToken")));
  }

  private static void lacking(Case c, ObjectNode facts) {
    boolean lacksToken = Json.isAbsent(c.golden().get("result").path("rtcToken"));
    facts.remove(Facts.RESULT);
    fails(
        facts,
        UNKNOWN_ERROR,
        "the answer has no " + (lacksToken ? "rtc_auth_token" : "ai_agent_user_id"));
  }

  private static boolean hasNoCode(Case c) {
    JsonNode error = c.golden().get("threw").path("$error");
    return error.isObject()
        && (!error.path("class").asText().equals("AICallAgentError")
            || !error.path("message").isTextual());
  }

  private static void coded(Case c, ObjectNode facts) {
    int status = c.golden().get("response").path("status").asInt();
    if (!facts.has(Facts.REQUEST)) {
      facts.set(Facts.ERROR, Json.object().put("code", INVALID_PARAMS));
    } else if (c.golden().get("response").has("networkFailure")) {
      fails(facts, NETWORK_ERROR, "the request did not get through");
    } else {
      boolean isOk = status == 200;
      fails(facts, UNKNOWN_ERROR, isOk ? "request error" : "response status is " + status);
    }
  }

  private static void fails(ObjectNode facts, int code, String message) {
    facts.set(Facts.ERROR, Json.object().put("code", code).put("message", message));
  }
}
