package dev.aicall.cli.machine;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A share link taken apart.
 *
 * @param text the share text; a secret
 * @param server where the link points to, or null if it was only the text
 */
public record ShareText(String text, @Nullable URI server) {
  /** The text stands in a parameter of query or fragment, or is all of the fragment. */
  private static final Pattern PLACE =
      Pattern.compile("(?:[?&#](?:token|share|shareInfo|shareToken)=|#)([^&#]+)");

  /**
   * Takes a link apart.
   *
   * @param link an http(s) address with a share text in it, or the text alone
   * @return its parts
   */
  public static ShareText of(String link) {
    String trimmed = link.strip();
    if (!trimmed.startsWith("http://") && !trimmed.startsWith("https://")) {
      return new ShareText(trimmed, null);
    }
    Matcher place = PLACE.matcher(trimmed);
    if (!place.find()) {
      return new ShareText("", null);
    }
    try {
      String address = trimmed.substring(0, place.start());
      URI page = URI.create(address);
      return new ShareText(
          place.group(1), URI.create(page.getScheme() + "://" + page.getRawAuthority()));
    } catch (IllegalArgumentException e) {
      return new ShareText("", null);
    }
  }

  /**
   * Returns the share text as the server knows it.
   *
   * @return without percent-encoding; a secret
   */
  public String decoded() {
    // Base64 has a plus, which form decoding would take for a space.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ShareText[text=***, server=" + server + "]";
  }
}
