package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message apart in one pass over its bytes, without knowing its type beforehand: members
 * may come in any order and more than once, the last counts. What it found stays until it is
 * cleared, which is due before the next scan.
 */
final class MessageScanner {
  /** {@link #oddType} of a message that is an answer to being ready. */
  static final String READY_RESP = '"' + WireType.READY_RESP + '"';

  /** Longer types are cut in what is shown of them. */
  private static final int MAX_SHOWN_TYPE = 40;

  /**
   * NULs among the first bytes are how Jackson would recognise UTF-16 and UTF-32, which are no
   * messages.
   */
  private static final int BYTES_OF_ENCODING_DETECTION = 4;

  private static final byte[] NO_JSON = {};

  private final FieldReader names = new FieldReader();
  private final DataFields fields = new DataFields();
  private byte[] json = NO_JSON;
  private boolean hasType;
  private int type;
  private @Nullable String oddType;
  private boolean hasData;
  private boolean isDataObject;
  private boolean wantsEnvelope;
  private long seqId;
  private @Nullable String senderId;
  private @Nullable String receiverId;

  void clear() {
    fields.clear();
    json = NO_JSON;
    hasType = false;
    hasData = false;
    seqId = 0;
    senderId = null;
    receiverId = null;
  }

  /**
   * Scans a message.
   *
   * @param withEnvelope whether the envelope is wanted too, which costs its strings
   * @return null, or why the bytes are no message of any type
   */
  @Nullable RejectedMessage scan(byte[] payload, boolean withEnvelope) throws IOException {
    if (payload.length > MessageReader.MAX_BYTES) {
      return new RejectedMessage(Reason.TOO_LARGE, payload.length + " bytes");
    }
    wantsEnvelope = withEnvelope;
    json = Utf8.wellFormed(payload);
    for (int i = 0; i < BYTES_OF_ENCODING_DETECTION && i < json.length; i++) {
      if (json[i] == 0) {
        return new RejectedMessage(Reason.MALFORMED, "byte " + i);
      }
    }
    try (JsonParser parser = JsonValues.FACTORY.createParser(json)) {
      try {
        return scanText(parser);
      } catch (IOException e) {
        boolean isTooDeep = parser.getParsingContext().getNestingDepth() > MessageReader.MAX_DEPTH;
        return rejectAt(parser, isTooDeep ? Reason.TOO_DEEP : Reason.MALFORMED);
      }
    }
  }

  private @Nullable RejectedMessage scanText(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      scanMembers(parser);
    } else {
      parser.skipChildren();
    }
    if (first == null || parser.nextToken() != null) {
      return rejectAt(parser, Reason.MALFORMED);
    }
    if (first != JsonToken.START_OBJECT) {
      return new RejectedMessage(Reason.NOT_AN_OBJECT, first.toString());
    }
    return hasType ? null : new RejectedMessage(Reason.NO_TYPE, WireField.TYPE.name);
  }

  private void scanMembers(JsonParser parser) throws IOException {
    WireField field = names.next(parser, WireField.OTHER);
    while (field != null) {
      JsonToken value = parser.nextToken();
      if (field == WireField.TYPE) {
        readType(value, parser);
      } else if (field == WireField.DATA) {
        readData(value, parser);
      } else if (wantsEnvelope) {
        readEnvelope(field, value, parser);
      }
      // For nested values that nobody has read; after any other it does nothing.
      parser.skipChildren();
      field = names.next(parser, field);
    }
  }

  private void readType(JsonToken value, JsonParser parser) throws IOException {
    hasType = value != JsonToken.VALUE_NULL;
    oddType = null;
    if (value.isNumeric()) {
      double number = parser.getDoubleValue();
      type = (int) number;
      if (type == number) {
        return;
      }
    }
    String text = parser.getText();
    String shown = text.substring(0, Math.min(text.length(), MAX_SHOWN_TYPE));
    oddType = value == JsonToken.VALUE_STRING ? JsonBytes.textOf(shown) : shown;
  }

  private void readData(JsonToken value, JsonParser parser) throws IOException {
    if (hasData) {
      fields.clear();
    }
    hasData = value != JsonToken.VALUE_NULL;
    isDataObject = value == JsonToken.START_OBJECT;
    if (isDataObject) {
      fields.read(parser);
    }
  }

  private void readEnvelope(WireField field, JsonToken value, JsonParser parser)
      throws IOException {
    String text = value == JsonToken.VALUE_STRING ? parser.getText() : null;
    if (field == WireField.SEQ_ID) {
      seqId = value.isNumeric() ? readCount(parser) : 0;
    } else if (field == WireField.SENDER_ID) {
      senderId = text;
    } else if (field == WireField.RECEIVER_ID) {
      receiverId = text;
    }
  }

  private static long readCount(JsonParser parser) throws IOException {
    // Also of what no long can hold the nearest: a double's cast stops at the limits.
    Number count = parser.getNumberValue();
    boolean isExact = count instanceof Integer || count instanceof Long;
    return Math.max(0, isExact ? count.longValue() : (long) count.doubleValue());
  }

  private static RejectedMessage rejectAt(JsonParser parser, Reason reason) {
    return new RejectedMessage(reason, "byte " + parser.currentLocation().getByteOffset());
  }

  /** The type's number; without meaning if there is an {@link #oddType}. */
  int type() {
    return type;
  }

  /** The type as JSON text if it is no number that an int can hold, shortened; else null. */
  @Nullable String oddType() {
    return oddType;
  }

  /** Whether data can be taken for an object: missing and null data count as an empty one. */
  boolean hasObjectAsData() {
    return !hasData || isDataObject;
  }

  DataFields fields() {
    return fields;
  }

  Envelope envelope() {
    return new Envelope(seqId, senderId, receiverId);
  }

  /** Reads the bytes again, for the few types whose data has no fixed form. */
  Map<String, @Nullable Object> dataAsMap() throws IOException {
    Map<String, @Nullable Object> result = Map.of();
    try (JsonParser parser = JsonValues.FACTORY.createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (name.equals(WireField.DATA.name)) {
          result = value == JsonToken.START_OBJECT ? JsonValues.readObject(parser) : Map.of();
        }
        parser.skipChildren();
      }
    }
    return result;
  }
}
