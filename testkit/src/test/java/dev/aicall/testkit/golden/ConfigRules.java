package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.Rule.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about configs and the request that starts an agent, in the order in which they apply. */
final class ConfigRules {
  private static final Set<String> INNER_TEXTS =
      Set.of("WorkflowOverrideParams", "ExperimentalConfig", "BailianAppParams");
  private static final List<String> FORGOTTEN =
      List.of("UserOfflineTimeout", "GracefulShutdown", "VcrConfig", "AvatarId");
  private static final Set<String> NEEDED =
      Set.of("backChannelingConfig", "words", "messages", "text", "triggerStage");
  private static final String START_TYPE = "agentType";

  private ConfigRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            "back-channeling-keys",
            "Q7",
            "BackChannelingConfig with Enable",
            "BackChannelingConfigs with Enabled; both are read",
            c -> c.golden().file() == GoldenFile.CONFIG,
            (c, facts) -> rename(facts, c.golden().get("class").asText())),
        new Rule(
            "nulls-not-sent",
            "api.md §4, JSON rule",
            "a field set to null is sent as null, makes toJSON throw, or stays as it was read",
            "null means not set, and is not sent",
            c -> isWritten(c) && holdsNull(c.golden()),
            ConfigRules::withoutNulls),
        new Rule(
            "field-types",
            "docs/deviations.md, evidence 4",
            "a number or flag that is null, undefined, NaN or a fraction",
            "Java has no such value, so the field keeps its default",
            c -> isWritten(c) && !inexpressible(c.golden().get("set")).isEmpty(),
            ConfigRules::keepDefaults),
        new Rule(
            "field-ranges",
            "api.md §4, ranges; house-style.md §6",
            "any value is taken",
            "a builder refuses what is out of range",
            c -> isWritten(c) && !ConfigTable.isTaken(peerClass(c), c.golden().get("set")),
            (c, facts) -> refuse(facts)),
        new Rule(
            "values-not-null",
            "house-style.md §6",
            "a list that is undefined is left out, a text that is null is sent as null",
            "a list is empty and a needed text is there: the builder refuses null",
            c -> isWritten(c) && lacksNeeded(c.golden().get("set")),
            (c, facts) -> refuse(facts)),
        new Rule(
            "template-round-trip",
            "B20",
            "reading a template forgets four keys",
            "all keys are read",
            c -> c.golden().kind().startsWith("template") && facts(c).has(Facts.JSON),
            ConfigRules::readsAllKeys),
        new Rule(
            "json-null-is-empty",
            "api.md §4, JSON rule",
            "reading null or undefined throws",
            "reading nothing gives the defaults",
            c -> isRead(c) && Json.isAbsent(c.golden().get("from")),
            (c, facts) -> facts.set(Facts.JSON, ConfigTable.defaults(peerClass(c)))),
        new Rule(
            "read-keeps-default",
            "api.md §4, JSON rule",
            "texts that hold no object, lists of other things and numbers out of range are read",
            "what is of a wrong type or out of range keeps its default",
            c -> isRead(c) && c.golden().get("from").isObject(),
            (c, facts) -> readStrictly(peerClass(c), c.golden().get("from"), facts)),
        new Rule(
            "ids-needed",
            "api.md §1.2 row 10",
            "a start without agent id, region, user id or token is sent",
            "false, and nothing happens",
            c -> isJoin(c) && !hasIds(c.golden().get("config")),
            (c, facts) -> {
              facts.remove(Facts.REQUEST);
              facts.put(Facts.RETURNED, false);
              facts.putArray(Facts.COMMANDS);
            }),
        new Rule(
            "ids-not-null",
            "house-style.md §6",
            "a chat sync config without ids",
            "the builder refuses it",
            c -> c.golden().kind().equals("chatSync") && holdsAbsent(c.golden().args()),
            (c, facts) -> refuse(facts)),
        new Rule(
            "known-agent-type",
            "house-style.md §6",
            "any number is an agent type",
            "the builder refuses a type that is none",
            c -> isJoin(c) && !isKnownType(c.golden().get("config").path(START_TYPE)),
            (c, facts) -> refuse(facts)),
        new Rule(
            "start-ranges",
            "api.md §4, ranges; house-style.md §6",
            "a start with configs out of range is sent",
            "their builders refuse what is out of range",
            c -> isJoin(c) && !ConfigTable.isTaken("", c.golden().get("config")),
            (c, facts) -> refuse(facts)),
        new Rule(
            "start-of-this-call",
            "Q16; Q21; wire.md §8; B15",
            "a start has the agent type of init, or-s the push-to-talk of both configs, and does"
                + " nothing after a failed join",
            "a start has its own agent type, agentConfig alone decides, and it joins anew",
            c -> isJoin(c) && startsOtherwise(c.golden()),
            ConfigRules::startsAnew));
  }

  private static ObjectNode facts(Case c) {
    return Recorded.of(c.golden()).facts();
  }

  private static boolean isJoin(Case c) {
    return c.golden().kind().equals("join");
  }

  private static boolean isRead(Case c) {
    return c.golden().kind().equals("fromJSON");
  }

  private static boolean isWritten(Case c) {
    return c.golden().kind().equals("toJSON") || c.golden().kind().equals("templateJsonString");
  }

  private static String peerClass(Case c) {
    return c.golden().get("class").asText();
  }

  private static void refuse(ObjectNode facts) {
    facts.removeAll();
    facts.put(Facts.JSON, Facts.REFUSED);
  }

  private static void rename(ObjectNode facts, String peerClass) {
    for (String fact : new String[] {Facts.JSON, Facts.ROUND_TRIP}) {
      if (facts.path(fact).isObject()) {
        rename((ObjectNode) facts.get(fact), peerClass.equals("AICallAgentBackChanneling"));
      }
    }
    JsonNode request = facts.path(Facts.REQUEST);
    if (request.path("params").isTextual()) {
      renameInside((ObjectNode) request, "params");
    }
  }

  private static void rename(ObjectNode json, boolean isBackChanneling) {
    if (isBackChanneling && json.has("Enable")) {
      json.set("Enabled", json.remove("Enable"));
    }
    if (json.has("BackChannelingConfig")) {
      ArrayNode list = (ArrayNode) json.remove("BackChannelingConfig");
      list.forEach(entry -> rename((ObjectNode) entry, true));
      json.set("BackChannelingConfigs", list);
    }
    renameInside(json, "AgentConfig");
  }

  private static void renameInside(ObjectNode json, String member) {
    JsonNode inside = Json.parse(json.path(member).asText("")).orElseGet(Json::object);
    if (json.path(member).isTextual() && inside.isObject()) {
      rename((ObjectNode) inside, false);
      json.put(member, Json.text(inside));
    }
  }

  private static boolean holdsNull(GoldenCase golden) {
    return golden.get("set").properties().stream()
        .anyMatch(
            member ->
                !isPart(golden, member.getKey())
                    && !NEEDED.contains(member.getKey())
                    && member.getValue().isNull()
                    && ConfigTable.isExpressible(member.getKey(), member.getValue()));
  }

  /** Most parts are never null. */
  private static boolean isPart(GoldenCase golden, String field) {
    String peerClass = golden.get("class").asText();
    boolean isOptional =
        peerClass.equals("AICallAgentVcrConfig")
            || (field.equals("vcrConfig") && peerClass.equals("AICallTemplateConfig"));
    return ConfigTable.partClass(field) != null && !isOptional;
  }

  /** What depends on an id that is null is not sent either. */
  private static void withoutNulls(Case c, ObjectNode facts) {
    JsonNode set = c.golden().get("set");
    if (!facts.path(Facts.JSON).isObject()) {
      facts.set(Facts.JSON, ConfigTable.defaults(peerClass(c)));
      facts.set(Facts.ROUND_TRIP, ConfigTable.defaults(peerClass(c)));
    }
    for (String fact : new String[] {Facts.JSON, Facts.ROUND_TRIP}) {
      ObjectNode json = (ObjectNode) flat(facts.path(fact));
      set.properties().stream()
          .filter(member -> member.getValue().isNull())
          .forEach(member -> removeNull(json, member.getKey()));
    }
  }

  private static void removeNull(ObjectNode json, String field) {
    String key = ConfigTable.key(field);
    boolean isRemovedPart = "VcrPart".equals(ConfigTable.partClass(field));
    if (isRemovedPart || json.path(key).isNull() || json.path(key).asText("").equals("null")) {
      json.remove(key);
      switch (field) {
        case "voiceprintId" -> json.remove("UseVoiceprint");
        case "resourceId" -> json.remove("Volume");
        default -> {
          // Nothing depends on it.
        }
      }
    }
  }

  /** A template lies under its workflow name. */
  private static JsonNode flat(JsonNode json) {
    boolean isTemplate =
        json.size() == 1 && json.properties().iterator().next().getKey().endsWith("Chat");
    boolean isAvatar = json.has("AvatarChat3D");
    return isTemplate || isAvatar ? json.elements().next() : json;
  }

  private static List<String> inexpressible(JsonNode set) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : set.properties()) {
      if (!ConfigTable.isExpressible(member.getKey(), member.getValue())) {
        fields.add(member.getKey());
      }
    }
    return fields;
  }

  private static void keepDefaults(Case c, ObjectNode facts) {
    JsonNode defaults = ConfigTable.defaults(peerClass(c));
    for (String field : inexpressible(c.golden().get("set"))) {
      for (String fact : new String[] {Facts.JSON, Facts.ROUND_TRIP}) {
        putOrRemove((ObjectNode) flat(facts.path(fact)), ConfigTable.key(field), defaults);
      }
    }
  }

  private static void putOrRemove(ObjectNode json, String key, JsonNode defaults) {
    if (defaults.has(key)) {
      json.set(key, defaults.get(key));
    } else {
      json.remove(key);
    }
  }

  private static boolean lacksNeeded(JsonNode set) {
    return set.properties().stream()
        .anyMatch(member -> NEEDED.contains(member.getKey()) && Json.isAbsent(member.getValue()));
  }

  private static boolean holdsAbsent(JsonNode args) {
    return args.valueStream().anyMatch(Json::isAbsent);
  }

  private static void readsAllKeys(Case c, ObjectNode facts) {
    boolean isRead = c.golden().kind().equals("templateFromJsonString");
    String fact = isRead ? Facts.JSON : Facts.ROUND_TRIP;
    if (!facts.path(fact).isObject()) {
      return;
    }
    JsonNode given =
        isRead
            ? Json.parse(c.golden().get("from").asText()).orElseGet(Json::object)
            : facts.get(Facts.JSON);
    int type = c.golden().get("agentType").asInt();
    ObjectNode read = (ObjectNode) flat(facts.get(fact));
    JsonNode flat = flat(given);
    for (String key : FORGOTTEN) {
      boolean isSent = !key.equals("AvatarId") || type == 1 || type == 3;
      if (flat.has(key) && isSent) {
        read.set(key, flat.get(key));
      }
    }
  }

  /** Goes through what was read and puts the defaults where a value was none of ours. */
  private static void readStrictly(String peerClass, JsonNode from, ObjectNode facts) {
    refuseOdd(peerClass, from, (ObjectNode) facts.get(Facts.JSON));
  }

  private static void refuseOdd(String peerClass, JsonNode from, ObjectNode json) {
    JsonNode defaults = ConfigTable.defaults(peerClass);
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      String key = member.getKey();
      JsonNode value = member.getValue();
      String field = Character.toLowerCase(key.charAt(0)) + key.substring(1);
      boolean isNoObject =
          INNER_TEXTS.contains(key)
              && !Json.parse(value.asText("")).map(JsonNode::isObject).orElse(false);
      boolean isOutOfRange = value.isNumber() && !ConfigTable.range(peerClass, field).test(value);
      boolean isListOfOthers =
          value.isArray()
              && Set.of("AsrHotWords", "InterruptWords", "TurnEndWords").contains(key)
              && !value.valueStream().allMatch(JsonNode::isTextual);
      if (isNoObject || isOutOfRange || isListOfOthers) {
        putOrRemove(json, key, defaults);
      }
      String part = ConfigTable.partClass(field);
      // Video content recognition keeps what it was given.
      boolean isKept = field.equals("vcrConfig");
      if (part != null && !isKept && value.isObject() && json.path(key).isObject()) {
        refuseOdd(part, value, (ObjectNode) json.get(key));
      }
    }
  }

  private static boolean hasIds(JsonNode config) {
    return List.of("agentId", "region", "userId", "userJoinToken").stream()
        .allMatch(id -> !config.path(id).asText("").isEmpty() && config.path(id).isTextual());
  }

  private static boolean isKnownType(JsonNode type) {
    return !type.isNumber() || (type.asInt() >= 0 && type.asInt() <= 3);
  }

  private static boolean wantsPushToTalk(JsonNode config) {
    JsonNode agentConfig = config.path("agentConfig");
    return agentConfig.isObject()
        ? agentConfig.path("enablePushToTalk").asBoolean()
        : config.path("templateConfig").path("enablePushToTalk").asBoolean();
  }

  private static boolean startsOtherwise(GoldenCase golden) {
    JsonNode config = golden.get("config");
    JsonNode firstType = golden.setup().path("preInitType");
    boolean isOtherType =
        firstType.isNumber() && firstType.asInt() != config.path(START_TYPE).asInt();
    boolean isOred =
        config.path("templateConfig").path("enablePushToTalk").asBoolean()
            && !wantsPushToTalk(config);
    return golden.setup().has("after")
        || isOtherType
        || isOred
        || config.path("userData").isObject();
  }

  private static void startsAnew(Case c, ObjectNode facts) {
    if (!facts.path(Facts.RETURNED).asBoolean()) {
      return;
    }
    JsonNode config = c.golden().get("config");
    facts.set(
        Facts.COMMANDS,
        JoinModel.commands(
            config.path(START_TYPE).asInt(),
            c.golden().setup().path("engineConfig"),
            config.path("userJoinToken").asText(),
            wantsPushToTalk(config)));
    if (!facts.has(Facts.REQUEST)) {
      facts.set(Facts.REQUEST, minimalRequest(config));
    }
    if (config.path("userData").isObject()) {
      userDataAsText((ObjectNode) facts.get(Facts.REQUEST), config.get("userData"));
    }
  }

  private static void userDataAsText(ObjectNode request, JsonNode userData) {
    JsonNode params = Json.parse(request.path("params").asText()).orElseGet(Json::object);
    request.put("params", Json.text(((ObjectNode) params).put("UserData", Json.text(userData))));
    request.remove("otherParamsText");
  }

  private static ObjectNode minimalRequest(JsonNode config) {
    ObjectNode params =
        Json.object().put("AIAgentId", config.path("agentId").asText()).put("Expire", 86400);
    return Json.object()
        .put("token", config.path("userJoinToken").asText())
        .put("userName", config.path("userId").asText())
        .put("agentId", config.path("agentId").asText())
        .put("region", config.path("region").asText())
        .put("action", "GenerateAIAgentCall")
        .put("params", Json.text(params));
  }
}
