package dev.aicall.agent.server.rehearsal;

import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.RejectedMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the agent received, for clients that test what they send. */
final class Tally {
  private final Map<String, Integer> byType = new TreeMap<>();
  private int unknown;
  private int rejected;

  void count(ClientReading reading) {
    if (reading instanceof ClientMessage message) {
      byType.merge(Integer.toString(message.type()), 1, Integer::sum);
    } else if (reading instanceof RejectedMessage) {
      rejected++;
    } else {
      unknown++;
    }
  }

  /** Writes the counts and how the agent is set now as JSON. */
  String report(CallSettings settings, long framesSeen) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("voiceInterrupt", settings.voiceInterrupt);
    set.put("pushToTalk", settings.pushToTalk);
    set.put("voiceprint", settings.voiceprint);
    set.put("voiceId", settings.voiceId);
    set.put("prompt", settings.prompt);
    set.put("bailian", settings.bailian);
    set.put("asrMaxSilence", settings.asrMaxSilenceMs);
    set.put("speechRate", settings.speechRate);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("received", byType);
    report.put("unknown", unknown);
    report.put("rejected", rejected);
    report.put("framesSeen", framesSeen);
    report.put("settings", set);
    return Template.json(report);
  }
}
