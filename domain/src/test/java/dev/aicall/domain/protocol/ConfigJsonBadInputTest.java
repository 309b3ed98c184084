package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonBadInputTest {

  private static final ARTCAICallAgentConfig DEFAULTS = ARTCAICallAgentConfig.builder().build();
  private static final ARTCAICallTemplateConfig TEMPLATE_DEFAULTS =
      ARTCAICallTemplateConfig.builder().build();

  private static final List<JsonNode> ODD_VALUES =
      List.of(
          NullNode.getInstance(),
          JsonText.parse("true"),
          JsonText.parse("-7"),
          JsonText.parse("0.5"),
          JsonText.parse("1e99"),
          JsonText.parse("123456789012345678901234567890"),
          JsonText.parse("\"odd\""),
          JsonText.parse("\"{\\\"broken\\\":\""),
          JsonText.parse("[]"),
          JsonText.parse("[1,null,{},[\"x\"]]"),
          JsonText.parse("{}"),
          JsonText.parse("{\"odd\":[{}]}"));

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "{}}",
        "{\"Greeting\"",
        "{'a':1}",
        "{\"Greeting\":\"a\"} trailing",
        "NaN",
        "\uD800"
      })
  void textThatIsNoConfigGivesTheDefaults(@Nullable String text) {
    assertThat(ConfigJson.agentConfigFromJson(text)).isEqualTo(DEFAULTS);
    assertThat(ConfigJson.templateConfigFromJson(text, ARTCAICallAgentType.VoiceAgent))
        .isEqualTo(TEMPLATE_DEFAULTS);
    assertThat(ConfigJson.VCR.fromJsonText(text).toMap()).isEmpty();
  }

  @Test
  void noNodeGivesTheDefaults() {
    assertThat(ConfigJson.agentConfigFromJson((JsonNode) null)).isEqualTo(DEFAULTS);
  }

  @Test
  void everyCutOfATextIsRead() {
    for (int end = 0; end < FullConfigs.AGENT_TEXT.length(); end++) {
      assertThat(ConfigJson.agentConfigFromJson(FullConfigs.AGENT_TEXT.substring(0, end)))
          .isEqualTo(DEFAULTS);
    }
  }

  @Test
  void textNestedWithoutEndGivesTheDefaults() {
    String deep = "{\"a\":".repeat(100_000);
    String allowedByParser = "{\"a\":".repeat(900) + "1" + "}".repeat(900);

    assertThat(ConfigJson.agentConfigFromJson(deep)).isEqualTo(DEFAULTS);
    assertThat(ConfigJson.agentConfigFromJson("{\"VcrConfig\":" + allowedByParser + "}"))
        .isEqualTo(DEFAULTS);
  }

  /** Puts every odd value under every key of a full config: the rest must be read as before. */
  @Test
  void anOddValueSpoilsNothingButItsOwnKey() {
    ObjectNode full = ConfigJson.toJson(FullConfigs.AGENT);
    int tried = 0;
    for (Place place : placesIn(full)) {
      JsonNode original = place.get();
      ARTCAICallAgentConfig without = readWithout(full, place);
      for (JsonNode odd : ODD_VALUES) {
        place.set(odd);
        ARTCAICallAgentConfig read = ConfigJson.agentConfigFromJson(full);
        if (place.isTypedMember() && isOfOtherType(original, odd)) {
          assertThat(read).as("%s = %s", place.key(), odd).isEqualTo(without);
        }
        tried++;
      }
      place.set(original);
    }
    assertThat(tried).isGreaterThan(800);
    assertThat(ConfigJson.agentConfigFromJson(full)).isEqualTo(FullConfigs.AGENT);
  }

  @Test
  void anOddValueInATemplateSpoilsNothing() {
    JsonNode full = JsonText.parse(FullConfigs.TEMPLATE_TEXT);
    for (Place place : placesIn(full)) {
      JsonNode original = place.get();
      for (JsonNode odd : ODD_VALUES) {
        place.set(odd);
        String text = JsonText.write(full);
        assertThat(ConfigJson.templateConfigFromJson(text, ARTCAICallAgentType.VideoAgent))
            .isNotNull();
      }
      place.set(original);
    }
  }

  @Test
  void numbersOutOfRangeAreKeptOut() {
    ARTCAICallAgentConfig read =
        ConfigJson.agentConfigFromJson(
            "{\"Volume\":1e999,\"MaxIdleTime\":-2,\"UserOnlineTimeout\":1.5,"
                + "\"UserOfflineTimeout\":7.0,\"AsrConfig\":{\"VadLevel\":99,\"AsrMaxSilence\":199},"
                + "\"TtsConfig\":{\"SpeechRate\":2.1}}");

    assertThat(read).isEqualTo(DEFAULTS.toBuilder().userOfflineTimeout(7).build());
  }

  @Test
  void innerTextThatHoldsNoObjectIsKeptOut() {
    ARTCAICallAgentConfig read =
        ConfigJson.agentConfigFromJson(
            "{\"WorkflowOverrideParams\":\"5\",\"ExperimentalConfig\":\"null\","
                + "\"LlmConfig\":{\"BailianAppParams\":\"[1]\"}}");

    assertThat(read).isEqualTo(DEFAULTS);
  }

  private static ARTCAICallAgentConfig readWithout(ObjectNode full, Place place) {
    JsonNode original = place.get();
    place.set(NullNode.getInstance());
    ARTCAICallAgentConfig without = ConfigJson.agentConfigFromJson(full);
    place.set(original);
    return without;
  }

  private static boolean isOfOtherType(JsonNode original, JsonNode odd) {
    return original.getNodeType() != odd.getNodeType() && odd.getNodeType() != JsonNodeType.ARRAY;
  }

  private static List<Place> placesIn(JsonNode root) {
    List<Place> places = new ArrayList<>();
    collect(root, true, places);
    return places;
  }

  private static void collect(JsonNode parent, boolean typed, List<Place> places) {
    if (parent instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        // What lies in the VCR object or in a list is also kept raw, or spoils its list.
        boolean typedMember = typed && !member.getKey().equals("VcrConfig");
        places.add(new Place(object, member.getKey(), 0, typedMember));
        collect(member.getValue(), typedMember, places);
      }
    } else if (parent instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place(array, "element", i, false));
        collect(array.get(i), false, places);
      }
    }
  }

  /** A value somewhere in a tree, which can be exchanged. */
  private record Place(ContainerNode<?> parent, String key, int index, boolean isTypedMember) {

    JsonNode get() {
      return parent instanceof ArrayNode ? parent.get(index) : parent.get(key);
    }

    void set(JsonNode value) {
      if (parent instanceof ArrayNode array) {
        array.set(index, value);
      } else {
        ((ObjectNode) parent).set(key, value);
      }
    }
  }
}
