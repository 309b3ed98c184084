package dev.aicall.rtc.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds who an agent message says it is from, and looks at nothing else in it. */
final class SenderOfMessage {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FIELD = "senderId";

  private SenderOfMessage() {}

  /** Returns the message's {@code senderId}, or the other uid if it has none. */
  static String in(byte[] message, String otherwise) {
    try (JsonParser parser = JSON.createParser(message)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return otherwise;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = FIELD.equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING && !parser.getText().isEmpty()
              ? parser.getText()
              : otherwise;
        }
        parser.skipChildren();
      }
    } catch (IOException notJson) {
      return otherwise; // passed on as it came; whoever reads it will say so
    }
    return otherwise;
  }
}
