package dev.aicall.domain.subtitle;

import dev.aicall.api.transcript.Turn;

/** How files meant for a reader call the speakers. */
final class Speakers {
  private Speakers() {}

  static String name(Turn turn) {
    return switch (turn.speaker()) {
      case AGENT -> "Agent";
      case USER -> turn.isOtherSpeaker() ? "Other speaker" : "User";
    };
  }
}
