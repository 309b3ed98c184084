package dev.aicall.api.transcript;

import java.time.Instant;
import java.util.List;

/**
 * The turns of one call in the order in which they began. A snapshot: it never changes; ask the
 * engine again for a newer one.
 *
 * @param startedAt when the call was started
 * @param turns oldest first
 */
public record Transcript(Instant startedAt, List<Turn> turns) {
  /**
   * Copies the turns.
   *
   * @param startedAt when the call was started
   * @param turns oldest first
   */
  public Transcript {
    turns = List.copyOf(turns);
  }
}
