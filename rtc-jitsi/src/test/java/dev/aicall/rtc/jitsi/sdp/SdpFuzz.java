package dev.aicall.rtc.jitsi.sdp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

/**
 * Looks for texts that the reader fails at in another way than by saying so, or that are not the
 * same after being written. In {@code verify} the stored inputs are run; to search for new ones set
 * the environment variable {@code JAZZER_FUZZ=1}.
 */
final class SdpFuzz {
  private static final SdpLocal LOCAL =
      new SdpLocal(
          "1",
          1,
          new SdpTransport(
              "ufrag",
              "passwordpasswordpassword",
              List.of(new SdpFingerprint("sha-256", "AB:CD")),
              SdpSetup.ACTPASS,
              List.of(),
              true),
          "aicall",
          Map.of(),
          List.of(SdpExtension.MID));

  @FuzzTest(maxDuration = "1m")
  void anyText(FuzzedDataProvider data) {
    check(data.consumeRemainingAsString());
  }

  /** Replaces one line of a real description, which gets further than a text of its own. */
  @FuzzTest(maxDuration = "1m")
  void mutated(FuzzedDataProvider data) {
    String[] lines = SdpTexts.LIBWEBRTC_OFFER.split("\r\n");
    lines[data.consumeInt(0, lines.length - 1)] = data.consumeRemainingAsString();
    check(String.join("\r\n", lines));
  }

  private static void check(String text) {
    SessionDescription read;
    try {
      read = SessionDescription.parse(text);
    } catch (SdpException e) {
      return;
    }
    SessionDescription answer =
        SdpExchange.answer(read, LOCAL, index -> new SdpWish(SdpDirection.SENDRECV, 5), 65_536);
    if (answer.sections().stream().allMatch(SdpSection::rejected)) {
      return;
    }
    SessionDescription again = SessionDescription.parse(answer.text());
    if (!again.text().equals(answer.text())) {
      throw new AssertionError("not the same after being written and read");
    }
  }
}
