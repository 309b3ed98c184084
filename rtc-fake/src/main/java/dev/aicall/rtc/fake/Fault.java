package dev.aicall.rtc.fake;

import dev.aicall.api.model.ARTCAICallByeCode;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Everything that the fake can let go wrong, in its usual strength, so that a test can go through
 * all of it. Finer tuning is in {@link FakeNetwork}, {@link FakeChannel} and {@link FakeAgent}.
 * Faults of joins and starts hit the calls that come; the others hit the newest call.
 */
public enum Fault {
  /** A tenth of all messages is lost, both ways. */
  MESSAGES_LOST(both((network, way) -> network.lose(way, Strength.SHARE))),
  /** Messages take 250 ms, both ways. */
  MESSAGES_DELAYED(both((network, way) -> network.delay(way, Strength.DELAY))),
  /** A tenth of all messages comes twice, both ways. */
  MESSAGES_DUPLICATED(both((network, way) -> network.duplicate(way, Strength.SHARE))),
  /** A tenth of all messages is overtaken, both ways. */
  MESSAGES_REORDERED(both((network, way) -> network.reorder(way, Strength.SHARE))),
  /** The link is lost and stays so. */
  LINK_LOST(fake -> fake.channel().loseLink()),
  /** The link is lost and found again at once. */
  LINK_FLAPS(
      fake -> {
        fake.channel().loseLink();
        fake.channel().restoreLink();
      }),
  /** The link fails for good. */
  LINK_FAILED(fake -> fake.channel().failLink()),
  /** The service throws the caller out. */
  KICKED_OUT(fake -> fake.channel().bye(ARTCAICallByeCode.KICKED_OUT)),
  /** The service closes the channel. */
  CHANNEL_TERMINATED(fake -> fake.channel().bye(ARTCAICallByeCode.CHANNEL_TERMINATED)),
  /** The same user joins from elsewhere. */
  USER_REPLACED(fake -> fake.channel().bye(ARTCAICallByeCode.USER_REPLACED)),
  /** The agent goes offline without a word. */
  AGENT_GONE(fake -> fake.channel().agentGone()),
  /** A participant who is no agent comes and goes. */
  PARTICIPANT_OFFLINE(
      fake -> {
        fake.channel().online("participant-1");
        fake.channel().offline("participant-1");
      }),
  /** The token expires soon. */
  TOKEN_WILL_EXPIRE(fake -> fake.channel().tokenWillExpire()),
  /** The token has expired. */
  TOKEN_EXPIRED(fake -> fake.channel().tokenExpired()),
  /** Fresh tokens are refused, so that the token expires. */
  TOKEN_REFUSED(
      fake -> {
        fake.network().acceptTokens(false);
        fake.channel().tokenWillExpire();
      }),
  /** The RTC stack breaks down. */
  BREAKDOWN(fake -> fake.channel().breakDown(RtcError.of(Reason.INTERNAL, "broke down"))),
  /** Each event takes the listener 20 ms. */
  LISTENER_SLOW(fake -> fake.network().slowListener(Strength.SLOW)),
  /** The listener throws after each event. */
  LISTENER_THROWS(fake -> fake.network().throwingListener(true)),
  /** A device fails. */
  DEVICE_FAILED(fake -> fake.channel().deviceException(RtcError.of(Reason.DEVICE, "unplugged"))),
  /** The system does not answer questions about devices. */
  DEVICES_HANG(
      fake -> {
        fake.audioDevices().hang(true);
        fake.videoDevices().hang(true);
      }),
  /** Media cannot be sent. */
  PUBLISH_FAILED(
      fake -> fake.channel().publishFailed(RtcError.of(Reason.UNAVAILABLE, "not published"))),
  /** Media cannot be received. */
  SUBSCRIBE_FAILED(
      fake -> fake.channel().subscribeFailed(RtcError.of(Reason.UNAVAILABLE, "not subscribed"))),
  /** Joins are not answered. */
  JOIN_IGNORED(fake -> fake.network().ignoreJoins()),
  /** Joins are refused: token expired. */
  JOIN_TOKEN_EXPIRED(refused(Reason.TOKEN_EXPIRED)),
  /** Joins are refused: token invalid. */
  JOIN_TOKEN_INVALID(refused(Reason.TOKEN_INVALID)),
  /** Joins are refused: no such agent. */
  JOIN_AGENT_NOT_FOUND(refused(Reason.AGENT_NOT_FOUND)),
  /** Joins are refused: quota used up. */
  JOIN_SUBSCRIPTION_REQUIRED(refused(Reason.SUBSCRIPTION_REQUIRED)),
  /** Joins are refused for another reason. */
  JOIN_REFUSED(refused(Reason.REFUSED)),
  /** Joins are refused: the service is full. */
  JOIN_UNAVAILABLE(refused(Reason.UNAVAILABLE)),
  /** Joins fail: no network. */
  JOIN_NETWORK(refused(Reason.NETWORK)),
  /** Joins fail: too slow. */
  JOIN_TIMEOUT(refused(Reason.TIMEOUT)),
  /** Joins fail: no usable device. */
  JOIN_DEVICE(refused(Reason.DEVICE)),
  /** Joins fail: the RTC stack broke down. */
  JOIN_INTERNAL(refused(Reason.INTERNAL)),
  /** Joins fail for a reason that nobody knows. */
  JOIN_UNKNOWN(refused(Reason.UNKNOWN)),
  /** Agents are not started: quota used up. */
  START_SUBSCRIPTION_REQUIRED(ends(StartOutcome.SUBSCRIPTION_REQUIRED)),
  /** Agents are not started: there is none. */
  START_NOT_FOUND(ends(StartOutcome.NOT_FOUND)),
  /** Agents are not started for another reason. */
  START_FAILED(ends(StartOutcome.FAILED)),
  /** The wish to start an agent is not passed on. */
  START_NOT_PASSED_ON(ends(StartOutcome.NOT_PASSED_ON)),
  /** The answer to the wish is not readable. */
  START_BAD_JSON(ends(StartOutcome.BAD_JSON)),
  /** The answer is about something else. */
  START_OTHER_ACTION(ends(StartOutcome.OTHER_ACTION)),
  /** The wish is not answered. */
  START_IGNORED(ends(StartOutcome.NEVER));

  @SuppressWarnings("ImmutableEnumChecker") // The lambdas above hold no state.
  private final Consumer<FakeRtc> effect;

  Fault(Consumer<FakeRtc> effect) {
    this.effect = effect;
  }

  void strike(FakeRtc fake) {
    effect.accept(fake);
  }

  /** Our choices: enough to be noticed within a short conversation. */
  private static final class Strength {
    static final double SHARE = 0.1;
    static final Duration DELAY = Duration.ofMillis(250);
    static final Duration SLOW = Duration.ofMillis(20);
  }

  @FunctionalInterface
  private interface PathFault {
    void strike(FakeNetwork network, Direction way);
  }

  private static Consumer<FakeRtc> both(PathFault fault) {
    return fake -> {
      for (Direction way : Direction.values()) {
        fault.strike(fake.network(), way);
      }
    };
  }

  private static Consumer<FakeRtc> refused(Reason reason) {
    return fake -> fake.network().refuseJoins(reason);
  }

  private static Consumer<FakeRtc> ends(StartOutcome outcome) {
    return fake -> fake.agent().startEnds(outcome);
  }
}
