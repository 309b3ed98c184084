package dev.aicall.domain.share;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Looks for texts that make the reader throw, or that do not survive minting. In {@code verify} the
 * stored inputs are run; to search for new ones set the environment variable {@code JAZZER_FUZZ=1}.
 */
final class ShareLinkFuzz {
  @FuzzTest(maxDuration = "1m")
  void anyText(FuzzedDataProvider data) {
    check(data.consumeRemainingAsString());
  }

  @FuzzTest(maxDuration = "1m")
  void anyContent(byte[] content) {
    check(Base64.getEncoder().encodeToString(content));
    check(new String(content, StandardCharsets.ISO_8859_1));
  }

  private static void check(String text) {
    if (ShareLink.parse(text) instanceof ShareLinkReading.Parsed parsed) {
      ARTCAICallAgentShareConfig config = parsed.config();
      String shareId = config.getShareId();
      if (shareId != null && !shareId.isBlank() && text.length() < ShareLink.MAX_LENGTH / 8) {
        requireSame(config, ShareLink.parse(ShareLink.mint(config)));
      }
    }
  }

  // The expiry may have had milliseconds, which a link cannot say.
  private static void requireSame(ARTCAICallAgentShareConfig config, ShareLinkReading again) {
    ARTCAICallAgentShareConfig copy = ((ShareLinkReading.Parsed) again).config();
    if (!copy.toBuilder()
        .expireTime(null)
        .build()
        .equals(config.toBuilder().expireTime(null).build())) {
      throw new AssertionError(config + " became " + copy);
    }
  }
}
