package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aicall.domain.protocol.RtcTokenVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RtcTokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final String CHANNEL = "0123456789abcdef0123456789abcdef";

  private final RtcTokenVerifier verifier =
      new RtcTokenVerifier("app", "key", RtcTokenPolicy.PINNED);

  @Test
  void goodTokenIsAccepted() {
    RtcToken token = RtcToken.make("app", "key", CHANNEL, "alice", TOMORROW);

    assertThat(verifier.verify(token.encode(), NOW)).isEqualTo(new RtcTokenVerdict.Accepted(token));
  }

  @Test
  void othersAppOrKeyIsRefused() {
    assertRefused(RtcToken.make("other", "key", CHANNEL, "alice", TOMORROW), Reason.WRONG_APP);
    assertRefused(
        RtcToken.make("app", "other", CHANNEL, "alice", TOMORROW), Reason.WRONG_SIGNATURE);
  }

  @Test
  void changedFieldIsRefused() {
    RtcToken token = RtcToken.make("app", "key", CHANNEL, "alice", TOMORROW);

    assertRefused(
        new RtcToken("app", CHANNEL, "mallory", token.timestamp(), token.signature()),
        Reason.WRONG_SIGNATURE);
    assertRefused(
        new RtcToken("app", CHANNEL, "alice", token.timestamp() + 1, token.signature()),
        Reason.WRONG_SIGNATURE);
    assertRefused(
        new RtcToken(
            "app", CHANNEL, "alice", token.timestamp(), token.signature().toUpperCase(Locale.ROOT)),
        Reason.WRONG_SIGNATURE);
    assertRefused(
        new RtcToken("app", CHANNEL, "alice", token.timestamp(), ""), Reason.WRONG_SIGNATURE);
  }

  @Test
  void otherCutsOfTheSignedTextAreRefused() {
    RtcToken digit = RtcToken.make("app", "key", CHANNEL, "alice1", TOMORROW);
    long longer = Long.parseLong("1" + digit.timestamp());
    RtcToken shifted = new RtcToken("app", CHANNEL, "alice", longer, digit.signature());
    RtcToken moved =
        new RtcToken("app", CHANNEL + "a", "lice1", digit.timestamp(), digit.signature());

    assertThat(shifted.isSignedWith("key")).isTrue();
    assertThat(moved.isSignedWith("key")).isTrue();
    assertRefused(shifted, Reason.BAD_TIMESTAMP);
    assertRefused(moved, Reason.BAD_CHANNEL_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room1",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef\n"
      })
  void channelIdsAreThirtyTwoHexDigits(String channelId) {
    assertRefused(RtcToken.make("app", "key", channelId, "u", TOMORROW), Reason.BAD_CHANNEL_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "\u4f60", "a\n"})
  void userIdsArePlain(String userId) {
    assertRefused(RtcToken.make("app", "key", CHANNEL, userId, TOMORROW), Reason.BAD_USER_ID);
    assertRefused(
        RtcToken.make("app", "key", CHANNEL, "u".repeat(65), TOMORROW), Reason.BAD_USER_ID);
  }

  @Test
  void timestampsHaveTenDigits() {
    Instant nine = Instant.ofEpochSecond(999_999_999L);
    Instant eleven = Instant.ofEpochSecond(10_000_000_000L);

    assertRefused(RtcToken.make("app", "key", CHANNEL, "u", nine), Reason.BAD_TIMESTAMP);
    assertRefused(RtcToken.make("app", "key", CHANNEL, "u", eleven), Reason.BAD_TIMESTAMP);
    assertRefused(new RtcToken("app", CHANNEL, "u", -1_767_225_600L, "x"), Reason.BAD_TIMESTAMP);
  }

  @Test
  void lifeIsBoundedAtBothEnds() {
    assertRefused(RtcToken.make("app", "key", CHANNEL, "u", NOW), Reason.EXPIRED);
    assertAccepted(NOW.plusSeconds(1));
    assertAccepted(NOW.plus(Duration.ofDays(7)));
    assertRefused(
        RtcToken.make("app", "key", CHANNEL, "u", NOW.plus(Duration.ofDays(7)).plusSeconds(1)),
        Reason.TOO_FAR_AHEAD);
  }

  @Test
  void unreadableIsRefused() {
    assertThat(((RtcTokenVerdict.Refused) verifier.verify("?", NOW)).reason())
        .isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void policyCanBeAnother() {
    RtcTokenPolicy rooms =
        new RtcTokenPolicy(
            Pattern.compile("room[0-9]"),
            RtcTokenPolicy.PLAIN_USER_IDS,
            RtcTokenPolicy.TEN_DIGITS,
            Duration.ofHours(1));
    RtcToken token = RtcToken.make("app", "key", "room1", "u", NOW.plusSeconds(60));

    assertThat(new RtcTokenVerifier("app", "key", rooms).verify(token.encode(), NOW))
        .isInstanceOf(RtcTokenVerdict.Accepted.class);
  }

  @Test
  void policyNumbersAreChecked() {
    for (int digits : new int[] {0, 19}) {
      assertThatIllegalArgumentException().isThrownBy(() -> policy(digits, Duration.ofDays(1)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> policy(10, Duration.ZERO));
  }

  @Test
  void keyNeverShows() {
    assertThat(new RtcTokenVerifier("app", "verySecret", RtcTokenPolicy.PINNED).toString())
        .doesNotContain("verySecret");
  }

  private void assertAccepted(Instant expiry) {
    RtcToken token = RtcToken.make("app", "key", CHANNEL, "u", expiry);
    assertThat(verifier.verify(token.encode(), NOW)).isInstanceOf(RtcTokenVerdict.Accepted.class);
  }

  private void assertRefused(RtcToken token, Reason reason) {
    assertThat(verifier.verify(token.encode(), NOW))
        .isInstanceOfSatisfying(
            RtcTokenVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static RtcTokenPolicy policy(int digits, Duration life) {
    return new RtcTokenPolicy(
        RtcTokenPolicy.HEX_CHANNEL_IDS, RtcTokenPolicy.PLAIN_USER_IDS, digits, life);
  }
}
