package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which field comes next. A sender's messages have their members in the same order again
 * and again, so what followed last time is tried first: comparing its bytes is cheaper than finding
 * a name among all. A wrong guess costs little, and the answer is the same.
 */
final class FieldReader {
  private final @Nullable WireField[] followers = new @Nullable WireField[WireField.COUNT];

  /**
   * Moves to the next name of an object.
   *
   * @param previous the field before; one that stands for the object itself if there is none yet
   * @return the field, {@link WireField#OTHER} for a name without meaning, or null at the object's
   *     end
   */
  @Nullable WireField next(JsonParser parser, WireField previous) throws IOException {
    WireField guess = followers[previous.slot];
    if (guess != null && parser.nextFieldName(guess.serialized)) {
      return guess;
    }
    JsonToken token = guess == null ? parser.nextToken() : parser.currentToken();
    if (token == JsonToken.END_OBJECT) {
      return null;
    }
    WireField field = WireField.named(parser.currentName());
    followers[previous.slot] = field;
    return field;
  }
}
