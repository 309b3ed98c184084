package dev.aicall.cli.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one side of a call told of it, read from its lines. */
final class FaultStory {
  /**
   * Something with a time.
   *
   * @param nanos on {@link System#nanoTime}
   * @param what its words
   */
  record Moment(long nanos, String what) {}

  /**
   * A message that was to be sent.
   *
   * @param number its own
   * @param nanos when
   * @param accepted whether the sender was told that it is on its way
   */
  record Sent(int number, long nanos, boolean accepted) {}

  /**
   * A message that arrived.
   *
   * @param number its own
   * @param nanos when
   */
  record Got(int number, long nanos) {}

  private static final String STATE = "onConnectionStatusChange ";
  private static final String ERROR = "onErrorOccurs ";

  private final List<Sent> sent = new ArrayList<>();
  private final List<Got> got = new ArrayList<>();
  private final Map<String, List<Moment>> moments = new HashMap<>();

  private FaultStory() {}

  /** Reads the story of a caller. */
  static FaultStory ofCaller(Child caller) {
    return of(caller.output());
  }

  /** Reads the story of a server's newest agent. */
  static FaultStory ofNewestAgent(Child server) {
    String all = server.output();
    int begin = 0;
    int at = all.indexOf("@agent ");
    while (at >= 0) {
      if (all.substring(at, all.indexOf('\n', at)).endsWith(" made")) {
        begin = at;
      }
      at = all.indexOf("@agent ", at + 1);
    }
    return of(all.substring(begin));
  }

  private static FaultStory of(String output) {
    FaultStory story = new FaultStory();
    // The last line may be half written.
    String whole = output.substring(0, output.lastIndexOf('\n') + 1);
    whole.lines().filter(line -> line.startsWith("@")).forEach(story::read);
    return story;
  }

  private void read(String line) {
    String[] words = line.substring(1).split(" ", 3);
    if (words.length < 2 || !words[1].matches("[0-9]{4,}")) {
      return;
    }
    long nanos = Long.parseLong(words[1]);
    String rest = words.length > 2 ? words[2] : "";
    switch (words[0]) {
      case FaultLines.SENT -> {
        String[] parts = rest.split(" ", 2);
        sent.add(new Sent(Integer.parseInt(parts[0]), nanos, Boolean.parseBoolean(parts[1])));
      }
      case FaultLines.GOT -> got.add(new Got(Integer.parseInt(rest), nanos));
      default ->
          moments.computeIfAbsent(words[0], word -> new ArrayList<>()).add(new Moment(nanos, rest));
    }
  }

  /** All messages that were to be sent, in order. */
  List<Sent> sent() {
    return sent;
  }

  /** All messages that arrived, in order. */
  List<Got> got() {
    return got;
  }

  /** Everything of one kind, in order. */
  List<Moment> moments(String word) {
    return moments.getOrDefault(word, List.of());
  }

  /** What everything of one kind says, in order. */
  List<String> words(String word) {
    return moments(word).stream().map(Moment::what).toList();
  }

  /** The states of the connection, in order. */
  List<String> states() {
    return after(STATE).stream().map(Moment::what).toList();
  }

  /** The newest state of the connection; empty before the first. */
  String lastState() {
    List<String> states = states();
    return states.isEmpty() ? "" : states.get(states.size() - 1);
  }

  /** Of an agent: whether its call is over. */
  boolean ended() {
    return words(FaultLines.AGENT).stream().anyMatch(word -> word.startsWith("end "));
  }

  /** The error codes, in order. */
  List<String> errors() {
    return after(ERROR).stream().map(Moment::what).toList();
  }

  /** When each state came. */
  List<Moment> stateMoments() {
    return after(STATE);
  }

  /** How often a callback came. */
  long count(String callback) {
    return words(FaultLines.EVENT).stream().filter(callback::equals).count();
  }

  private List<Moment> after(String prefix) {
    return moments(FaultLines.EVENT).stream()
        .filter(moment -> moment.what().startsWith(prefix))
        .map(moment -> new Moment(moment.nanos(), moment.what().substring(prefix.length())))
        .toList();
  }
}
