package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.domain.protocol.RtcTokenReading.Reason;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RtcTokenTest {
  private static final String SIGNATURE =
      "f1476475fd3029779ec7fa9274fc093a1d12f7df97d4c0e754fcc49b9fd512bd";
  private static final String VECTOR =
      "eyJhcHBpZCI6InRlc3RBcHBJZCIsImNoYW5uZWxpZCI6InJvb20xIiwidXNlcmlkIjoiYWxpY2UiLCJub25jZSI6IiIs"
          + "InRpbWVzdGFtcCI6MTc2NzIyNTYwMCwidG9rZW4iOiJmMTQ3NjQ3NWZkMzAyOTc3OWVjN2ZhOTI3NGZjMDkzYTFk"
          + "MTJmN2RmOTdkNGMwZTc1NGZjYzQ5YjlmZDUxMmJkIn0=";
  private static final RtcToken TOKEN =
      new RtcToken("testAppId", "room1", "alice", 1_767_225_600L, SIGNATURE);

  @Test
  void makesTheSpecsVector() {
    RtcToken token =
        RtcToken.make(
            "testAppId", "testAppKey", "room1", "alice", Instant.ofEpochSecond(1_767_225_600L, 9));

    assertThat(token).isEqualTo(TOKEN);
    assertThat(token.encode()).isEqualTo(VECTOR);
    assertThat(token.expiry()).isEqualTo(Instant.ofEpochSecond(1_767_225_600L));
  }

  @Test
  void readsTheSpecsVector() {
    assertThat(RtcToken.read(VECTOR)).isEqualTo(new RtcTokenReading.Read(TOKEN));
    assertThat(RtcTokenTarget.of(VECTOR)).contains(new RtcTokenTarget("room1", "alice"));
  }

  @Test
  void readsWhatItMade() {
    RtcToken token = RtcToken.make("a\"b", "k", "\u4f60", "u\ud83d\ude00", Instant.EPOCH);

    assertThat(RtcToken.read(token.encode())).isEqualTo(new RtcTokenReading.Read(token));
  }

  @Test
  void unknownMembersAndMissingNonceAreFine() {
    String json =
        "{\"gslb\":[\"https://x\"],\"token\":\"t\",\"timestamp\":1,\"userid\":\"u\","
            + "\"channelid\":\"c\",\"appid\":\"a\"}";

    assertThat(RtcToken.read(encoded(json)))
        .isEqualTo(new RtcTokenReading.Read(new RtcToken("a", "c", "u", 1, "t")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "NOT_A_JSON_OBJECT; ``",
        "NOT_A_JSON_OBJECT; null",
        "NOT_A_JSON_OBJECT; []",
        "NOT_A_JSON_OBJECT; {",
        "NOT_A_JSON_OBJECT; {}{}",
        "NOT_A_JSON_OBJECT; \uFEFF{}",
        "NOT_A_JSON_OBJECT;"
            + " {\"appid\":\"a\",\"channelid\":\"c\",\"channelid\":\"d\",\"userid\":\"u\",\"timestamp\":1,\"token\":\"t\"}",
        "BAD_MEMBER; {}",
        "BAD_MEMBER; {\"appid\":1,\"channelid\":\"c\",\"userid\":\"u\",\"timestamp\":1,\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":null,\"userid\":\"u\",\"timestamp\":1,\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":\"c\",\"userid\":[],\"timestamp\":1,\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":\"c\",\"userid\":\"u\",\"timestamp\":\"1\",\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":\"c\",\"userid\":\"u\",\"timestamp\":1.0,\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":\"c\",\"userid\":\"u\",\"timestamp\":9223372036854775808,\"token\":\"t\"}",
        "BAD_MEMBER; {\"appid\":\"a\",\"channelid\":\"c\",\"userid\":\"u\",\"timestamp\":1}",
      })
  void contentThatIsNoTokenIsRejected(Reason reason, String json) {
    assertRejected(encoded(json), reason);
    assertThat(RtcTokenTarget.of(encoded(json))).isEmpty();
  }

  @Test
  void textThatIsNotCanonicalBase64IsRejected() {
    assertRejected("!", Reason.NOT_BASE64);
    assertRejected("\ud800", Reason.NOT_BASE64);
    assertRejected(VECTOR.replace("=", ""), Reason.NOT_BASE64);
    assertRejected(VECTOR + "\n", Reason.NOT_BASE64);
    assertRejected(VECTOR.replace("0=", "1="), Reason.NOT_BASE64);
    assertRejected("A".repeat(16 * 1024 + 1), Reason.TOO_LARGE);
  }

  @Test
  void illFormedUtf8IsRejected() {
    assertRejected(
        Base64.getEncoder().encodeToString(new byte[] {'{', (byte) 0xC3, '}'}), Reason.NOT_UTF8);
  }

  @Test
  void extremeTimestampsHaveAnExpiry() {
    assertThat(new RtcToken("a", "c", "u", Long.MAX_VALUE, "t").expiry()).isAfter(Instant.now());
    assertThat(new RtcToken("a", "c", "u", Long.MIN_VALUE, "t").expiry()).isBefore(Instant.EPOCH);
  }

  @Test
  void randomTextsNeverThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);

      assertThat(RtcToken.read(Base64.getEncoder().encodeToString(bytes))).isNotNull();
      assertThat(RtcToken.read(new String(bytes, UTF_8))).isNotNull();
    }
  }

  @Test
  void badArgumentsAreRefusedWithoutShowingTheKey() {
    assertThatThrownBy(() -> RtcToken.make("", "k", "c", "u", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RtcToken.make("a", "k", "c", "\ud800", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RtcToken.make("a", "k", "c", "u", Instant.EPOCH.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RtcToken.make("a", "verySecret\udc00", "c", "u", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("verySecret");
  }

  @Test
  void signatureNeverShows() {
    assertThat(TOKEN.toString()).contains("room1", "alice").doesNotContain(SIGNATURE);
    assertThat(new RtcTokenReading.Read(TOKEN).toString()).doesNotContain(SIGNATURE);
  }

  private static void assertRejected(String text, Reason reason) {
    assertThat(RtcToken.read(text))
        .isInstanceOfSatisfying(
            RtcTokenReading.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private static String encoded(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }
}
