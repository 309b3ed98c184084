package dev.aicall.rtc.fake;

import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an agent does by itself. Set by tests on any thread, read by calls on theirs. */
final class AgentScript {
  /** 150 words a minute, a calm reader's speed; our choice. */
  static final double DEFAULT_WORDS_PER_SECOND = 2.5;

  /** From the end of a question to the first word of the answer: 300 ms, our choice. */
  static final Duration DEFAULT_THINKING = Duration.ofMillis(300);

  /** Between two steps of an arrival: 10 ms, our choice. */
  static final Duration DEFAULT_ARRIVAL_PAUSE = Duration.ofMillis(10);

  static final List<AgentArrival> DEFAULT_ARRIVAL = List.of(AgentArrival.values());

  final List<Rule> rules = new CopyOnWriteArrayList<>();
  volatile @Nullable Rule otherwise;
  volatile @Nullable String greeting;
  volatile String uid = "agent-1";
  volatile @Nullable String avatarUid;
  volatile double wordsPerSecond = DEFAULT_WORDS_PER_SECOND;
  volatile Duration thinking = DEFAULT_THINKING;
  volatile Duration arrivalPause = DEFAULT_ARRIVAL_PAUSE;
  volatile List<AgentArrival> arrival = DEFAULT_ARRIVAL;
  volatile StartOutcome outcome = StartOutcome.STARTED;
  volatile @Nullable StartAnswer answer;
  volatile Set<String> interruptWords = Set.of();
  volatile @Nullable ARTCAICallVoiceprintResult voiceprint;
  volatile boolean measuresLatency;
  volatile boolean acknowledges = true;
  volatile @Nullable String token = "token-2";
  volatile @Nullable PcmSource voice;

  /** The answer of the service, as it stands. */
  record StartAnswer(int code, String action, String result) {}

  /** An answer of the agent: words, feeling and the time it takes to think of them. */
  record Rule(
      Predicate<String> matches,
      UnaryOperator<String> answer,
      @Nullable String emotion,
      @Nullable Duration thinking) {}

  @Nullable Rule ruleFor(String question) {
    for (Rule rule : rules) {
      if (rule.matches().test(question)) {
        return rule;
      }
    }
    return otherwise;
  }
}
