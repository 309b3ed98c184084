package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What was said, for the replier: at most so many rounds of question and answer, the oldest go
 * first. Used on the call's loop only.
 */
final class History {
  /** What a server takes that was told no limit: api.md §4.6. */
  static final int DEFAULT_ROUNDS = 10;

  private final int rounds;
  private final Deque<List<Line>> said = new ArrayDeque<>();
  private String systemPrompt;

  /**
   * Begins with what was said before the call.
   *
   * @param rounds how many to keep, 0 for none
   */
  History(int rounds, String systemPrompt, List<Line> before) {
    this.rounds = rounds;
    this.systemPrompt = systemPrompt;
    before.forEach(line -> add(List.of(line)));
  }

  void systemPrompt(String prompt) {
    systemPrompt = prompt;
  }

  /** Adds a round; what is empty of it is left out. */
  void add(String user, String agent) {
    List<Line> round = new ArrayList<>();
    if (!user.isBlank()) {
      round.add(new Line(Role.USER, user));
    }
    if (!agent.isBlank()) {
      round.add(new Line(Role.ASSISTANT, agent.strip()));
    }
    add(round);
  }

  private void add(List<Line> round) {
    if (!round.isEmpty()) {
      said.add(round);
      if (said.size() > rounds) {
        said.remove();
      }
    }
  }

  /** Oldest first, before it the system prompt if there is one. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (!systemPrompt.isBlank()) {
      lines.add(new Line(Role.SYSTEM, systemPrompt));
    }
    said.forEach(lines::addAll);
    return lines;
  }
}
