package dev.aicall.testkit.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded orders of data channel notice and agent start result. */
final class DataChannelNotice {
  static final String AGENT = "agent-9";
  private static final Pattern SUBSCRIBED = Pattern.compile("data channel of (\\S+) subscribed");

  private DataChannelNotice() {}

  /** Plays what the text tells: the notice, the result that names the agent, the notice again. */
  static void history(World world, String text) {
    Matcher subscribed = SUBSCRIBED.matcher(text);
    if (subscribed.find()) {
      notice(world, subscribed.group(1));
    }
    if (isRepeated(text)) {
      nameAgent(world);
      notice(world, AGENT);
    } else if (namesAgent(text)) {
      nameAgent(world);
    }
  }

  static boolean isRepeated(String text) {
    return text.contains("notice arrives again");
  }

  static boolean namesAgent(String text) {
    return text.contains("AIAgentResult") && !text.contains("not yet received");
  }

  private static void notice(World world, String uid) {
    world.event(listener -> listener.onDataChannelReady(uid));
  }

  private static void nameAgent(World world) {
    String result =
        "{\"code\":\"200\",\"requestId\":\"req-9\",\"data\":\"{\\\"InstanceId\\\":\\\"inst-9\\\","
            + "\\\"ChannelId\\\":\\\"ch-9\\\",\\\"AIAgentUserId\\\":\\\""
            + AGENT
            + "\\\"}\"}";
    world.event(listener -> listener.onAgentResult(0, "GenerateAIAgentCall", result));
  }
}
