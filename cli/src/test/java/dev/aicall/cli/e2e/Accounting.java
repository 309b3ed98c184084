package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what one side says that it sent with what the other says that it got. */
final class Accounting {
  private static final long ON_THE_WAY = 1_000_000_000;

  private final String way;
  private final FaultStory from;
  private final FaultStory to;

  Accounting(String way, FaultStory from, FaultStory to) {
    this.way = way;
    this.from = from;
    this.to = to;
  }

  /** Every accepted message came once, in order, and no other did. */
  void nothingLost() {
    onceAndInOrder();
    assertThat(lost()).as("%s: accepted, but lost", way).isEmpty();
  }

  /**
   * As {@link #nothingLost}, but for messages that were sent in some time, or so shortly before
   * that they were on their way.
   */
  void lostOnlyAround(long begin, long end) {
    onceAndInOrder();
    assertThat(lost())
        .as("%s: accepted, but lost, between %d and %d", way, begin, end)
        .allMatch(sent -> sent.nanos() >= begin - ON_THE_WAY && sent.nanos() <= end + ON_THE_WAY);
  }

  /** How many the sender was told not to be on their way. */
  long refused() {
    return from.sent().stream().filter(sent -> !sent.accepted()).count();
  }

  /** How many were accepted. */
  long accepted() {
    return from.sent().size() - refused();
  }

  /** Which accepted messages never came. */
  List<FaultStory.Sent> lost() {
    Set<Integer> arrived = new HashSet<>(numbers());
    return from.sent().stream()
        .filter(FaultStory.Sent::accepted)
        .filter(sent -> !arrived.contains(sent.number()))
        .toList();
  }

  /** The latest arrival, after the sending; zero if nothing came. */
  Duration longestWay() {
    long longest = 0;
    for (FaultStory.Got got : to.got()) {
      long sent = from.sent().get(got.number() - 1).nanos();
      longest = Math.max(longest, got.nanos() - sent);
    }
    return Duration.ofNanos(longest);
  }

  private void onceAndInOrder() {
    List<Integer> numbers = numbers();
    assertThat(numbers).as("%s: in order", way).isSorted();
    assertThat(numbers).as("%s: none twice", way).doesNotHaveDuplicates();
    Set<Integer> refused = new HashSet<>();
    from.sent().stream().filter(s -> !s.accepted()).forEach(s -> refused.add(s.number()));
    List<Integer> wrong = new ArrayList<>(numbers);
    wrong.retainAll(refused);
    assertThat(wrong).as("%s: refused, but arrived", way).isEmpty();
  }

  private List<Integer> numbers() {
    return to.got().stream().map(FaultStory.Got::number).toList();
  }
}
