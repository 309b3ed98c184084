package dev.aicall.api.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The turns of one call in the order in which they began. A snapshot: it never changes; ask the
 * engine again for a newer one.
 *
 * @param startedAt when the call was started
 * @param turns in the order in which each was first heard of; a turn that grows or is corrected
 *     later keeps its place
 */
public record Transcript(Instant startedAt, List<Turn> turns) {
  /**
   * Copies the turns.
   *
   * @param startedAt when the call was started
   * @param turns oldest first
   */
  public Transcript {
    Objects.requireNonNull(startedAt, "startedAt");
    turns = List.copyOf(turns);
  }
}
