package dev.aicall.rtc.fake;

import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How well the way to the service works: what befalls messages, how joins are answered, how fast
 * events are taken. Holds for all sessions of one {@link FakeRtc}, from the call on. Safe from any
 * thread.
 */
public final class FakeNetwork {
  /** How long a join takes, unless told otherwise: 50 ms, our choice, as on a good network. */
  public static final Duration DEFAULT_JOIN_TIME = Duration.ofMillis(50);

  private final Map<Direction, PathFaults> paths = new EnumMap<>(Direction.class);
  private final Map<SetupStage, Duration> stageTimes = new ConcurrentHashMap<>();
  private volatile Duration joinTime = DEFAULT_JOIN_TIME;
  private volatile RtcError.@Nullable Reason refusal;
  private volatile boolean joinsAnswered = true;
  private volatile boolean tokensAccepted = true;
  private volatile Duration eventGap = Duration.ZERO;
  private volatile boolean listenerThrows;

  FakeNetwork() {}

  /**
   * Loses messages by chance, the same ones with the same seed.
   *
   * @param direction which way
   * @param probability share of the messages, 0 to 1
   * @return this
   */
  public FakeNetwork lose(Direction direction, double probability) {
    return set(direction, path(direction).withLoss(probability));
  }

  /**
   * Loses chosen messages.
   *
   * @param direction which way
   * @param which true for a message to be lost; called on the session's queue
   * @return this
   */
  public FakeNetwork lose(Direction direction, Predicate<byte[]> which) {
    return set(direction, path(direction).withLost(which));
  }

  /**
   * Makes messages late; their order stays.
   *
   * @param direction which way
   * @param delay how late, not negative; none by default
   * @return this
   */
  public FakeNetwork delay(Direction direction, Duration delay) {
    return set(direction, path(direction).withDelay(delay));
  }

  /**
   * Delivers messages twice by chance.
   *
   * @param direction which way
   * @param probability share of the messages, 0 to 1
   * @return this
   */
  public FakeNetwork duplicate(Direction direction, double probability) {
    return set(direction, path(direction).withDuplicate(probability));
  }

  /**
   * Lets messages be overtaken by chance: they come 30 ms late and others do not wait for them.
   *
   * @param direction which way
   * @param probability share of the messages, 0 to 1
   * @return this
   */
  public FakeNetwork reorder(Direction direction, double probability) {
    return set(direction, path(direction).withReorder(probability));
  }

  /**
   * Sets how long a join takes.
   *
   * @param time from the command to the answer; default {@link #DEFAULT_JOIN_TIME}
   * @return this
   */
  public FakeNetwork joinTime(Duration time) {
    joinTime = time;
    return this;
  }

  /**
   * Sets how long one stage of the way to a joined call takes, so that stages can be told apart.
   *
   * @param stage a stage of {@link dev.aicall.domain.port.RtcSessionListener#SETUP_STAGES}
   * @param time from the stage before it; default zero. {@code JOIN_ANSWERED} takes the join time,
   *     and this
   * @return this
   * @throws IllegalArgumentException for another stage
   */
  public FakeNetwork stageTime(SetupStage stage, Duration time) {
    if (!RtcSessionListener.SETUP_STAGES.contains(stage)) {
      throw new IllegalArgumentException(
          "stage: one of " + RtcSessionListener.SETUP_STAGES + ", got " + stage);
    }
    stageTimes.put(stage, time);
    return this;
  }

  /**
   * Refuses joins from now on.
   *
   * @param reason what the session is told
   * @return this
   */
  public FakeNetwork refuseJoins(RtcError.Reason reason) {
    refusal = reason;
    joinsAnswered = true;
    return this;
  }

  /**
   * Does not answer joins from now on: they fail with {@code TIMEOUT} at their deadline.
   *
   * @return this
   */
  public FakeNetwork ignoreJoins() {
    joinsAnswered = false;
    return this;
  }

  /**
   * Accepts joins from now on, as in the beginning.
   *
   * @return this
   */
  public FakeNetwork acceptJoins() {
    refusal = null;
    joinsAnswered = true;
    return this;
  }

  /**
   * Accepts fresh tokens or refuses them. A refused token changes nothing: the old one expires.
   *
   * @param accept true by default
   * @return this
   */
  public FakeNetwork acceptTokens(boolean accept) {
    tokensAccepted = accept;
    return this;
  }

  /**
   * Makes the listener slow: each event takes this long, those behind it wait.
   *
   * @param gap time between two events; none by default
   * @return this
   */
  public FakeNetwork slowListener(Duration gap) {
    eventGap = gap;
    return this;
  }

  /**
   * Makes the listener throw after each event that it was given.
   *
   * @param throwing false by default
   * @return this
   */
  public FakeNetwork throwingListener(boolean throwing) {
    listenerThrows = throwing;
    return this;
  }

  /**
   * Ends all faults of this class; the join time and those of the stages stay.
   *
   * @return this
   */
  public FakeNetwork heal() {
    synchronized (paths) {
      paths.clear();
    }
    eventGap = Duration.ZERO;
    listenerThrows = false;
    tokensAccepted = true;
    return acceptJoins();
  }

  PathFaults path(Direction direction) {
    synchronized (paths) {
      return paths.getOrDefault(direction, PathFaults.NONE);
    }
  }

  private FakeNetwork set(Direction direction, PathFaults faults) {
    synchronized (paths) {
      paths.put(direction, faults);
    }
    return this;
  }

  Duration joinTime() {
    return joinTime;
  }

  Duration stageTime(SetupStage stage) {
    return stageTimes.getOrDefault(stage, Duration.ZERO);
  }

  RtcError.@Nullable Reason refusal() {
    return refusal;
  }

  boolean answersJoins() {
    return joinsAnswered;
  }

  boolean acceptsTokens() {
    return tokensAccepted;
  }

  Duration eventGap() {
    return eventGap;
  }

  boolean listenerThrows() {
    return listenerThrows;
  }
}
