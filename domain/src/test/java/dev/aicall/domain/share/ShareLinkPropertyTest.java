package dev.aicall.domain.share;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShareLinkPropertyTest {
  private static final int ROUNDS = 5_000;
  private static final String CHARS_THAT_MATTER = "%=+/ \t-_AZaz09{}[]\":,\\\0\ud800\udc00\uFEFF";
  private static final long YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Random random = new Random(20_261_122);

  @Test
  void nothingThrows() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);

      assertThat(ShareLink.parse(new String(bytes, ISO_8859_1))).isNotNull();
      assertThat(ShareLink.parse(Base64.getEncoder().encodeToString(bytes))).isNotNull();
      assertThat(ShareLink.parse(text(40))).isNotNull();
      assertThat(ShareLink.parse(link(text(40)))).isNotNull();
    }
  }

  @Test
  void mintThenParseIsIdentity() {
    for (int i = 0; i < ROUNDS; i++) {
      ARTCAICallAgentShareConfig config = config();
      String link = ShareLink.mint(config);

      assertThat(parse(link)).isEqualTo(config);
      assertThat(parse(URLEncoder.encode(link, UTF_8))).isEqualTo(config);
      assertThat(parse(link.replace('+', ' '))).isEqualTo(config);
    }
  }

  private ARTCAICallAgentShareConfig config() {
    ARTCAICallAgentShareConfig.Builder builder =
        ARTCAICallAgentShareConfig.builder()
            .shareId("s" + text(20))
            .agentType(ARTCAICallAgentType.fromValue(random.nextInt(4)));
    if (random.nextBoolean()) {
      long second = YEAR_ZERO + (long) (random.nextDouble() * (YEAR_9999 - YEAR_ZERO));
      builder.expireTime(Instant.ofEpochSecond(second));
    }
    if (random.nextBoolean()) {
      builder.templateConfig(text(60)).region(text(10)).userData(text(60));
    }
    return builder.build();
  }

  /** Any chars, lone surrogates included, and many of those that mean something to a step. */
  private String text(int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
      text.append(
          random.nextBoolean()
              ? (char) random.nextInt(Character.MAX_VALUE + 1)
              : CHARS_THAT_MATTER.charAt(random.nextInt(CHARS_THAT_MATTER.length())));
    }
    return text.toString();
  }

  private static String link(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  private static ARTCAICallAgentShareConfig parse(String link) {
    return ((ShareLinkReading.Parsed) ShareLink.parse(link)).config();
  }
}
