package dev.aicall.agent.speech.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as {@link StubLlm} received it.
 *
 * @param path for example {@code /v1/chat/completions}
 * @param query without the question mark, empty if there was none
 * @param headers by lower-case name
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // Looked at, never compared.
public record StubRequest(String path, String query, Map<String, String> headers, byte[] body) {
  /**
   * Returns the body as text.
   *
   * @return decoded as Latin-1, which keeps every byte of a form with sound in it
   */
  public String latin1() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the body as text.
   *
   * @return decoded as UTF-8
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
