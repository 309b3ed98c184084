package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subtitle that is written plainly: no spaces between members, no escapes, type before
 * data, every member once and known. Nearly all messages of a call are such subtitles, and reading
 * their bytes directly costs a third of a JSON parser. Whatever else the bytes hold, this reader
 * answers null and {@link MessageScanner} decides; a test compares the two on every message they
 * both read.
 */
final class PlainSubtitle {
  private static final byte[] TYPE = key("type");
  private static final byte[] DATA = key("data");
  private static final byte[] SEQ_ID = key("seqId");
  private static final byte[] SENDER_ID = key("senderId");
  private static final byte[] RECEIVER_ID = key("receiverId");
  private static final byte[] TEXT = key("text");
  private static final byte[] END = key("end");
  private static final byte[] SENTENCE_ID = key("sentenceId");
  private static final byte[] VOICEPRINT = key("voiceprint");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  /** More digits might not fit an int. */
  private static final int MAX_DIGITS = 9;

  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int at;
  private boolean plain;

  private int type;
  private @Nullable String text;
  private boolean end;
  private int sentenceId;
  private int voiceprint;

  /** Returns the subtitle, or null if the bytes are another message, or not written plainly. */
  @Nullable AgentMessage read(byte[] payload) {
    if (payload.length > MessageReader.MAX_BYTES) {
      return null;
    }
    bytes = payload;
    at = 0;
    plain = true;
    type = 0;
    text = null;
    end = true;
    sentenceId = 0;
    voiceprint = UserSubtitle.UNKNOWN_VOICEPRINT;
    readMessage();
    String read = text;
    text = null;
    bytes = NOTHING;
    if (!plain || at != payload.length || read == null) {
      return null;
    }
    return type == WireType.AGENT_SUBTITLE
        ? new AgentSubtitle(read, end, sentenceId)
        : new UserSubtitle(read, end, sentenceId, voiceprint);
  }

  private void readMessage() {
    expect('{');
    boolean seqIdSeen = false;
    boolean senderSeen = false;
    boolean receiverSeen = false;
    do {
      if (type == 0 && skip(TYPE)) {
        type = readInt();
        plain &= type == WireType.AGENT_SUBTITLE || type == WireType.USER_SUBTITLE;
      } else if (type != 0 && text == null && skip(DATA)) {
        readData();
      } else if (!seqIdSeen && skip(SEQ_ID)) {
        seqIdSeen = true;
        readInt();
      } else if (!senderSeen && skip(SENDER_ID)) {
        senderSeen = true;
        endOfString();
      } else if (!receiverSeen && skip(RECEIVER_ID)) {
        receiverSeen = true;
        endOfString();
      } else {
        plain = false;
      }
    } while (plain && skipComma());
    expect('}');
  }

  private void readData() {
    expect('{');
    boolean endSeen = false;
    boolean sentenceSeen = false;
    boolean voiceprintSeen = false;
    do {
      if (text == null && skip(TEXT)) {
        int from = at + 1;
        int to = endOfString();
        text = plain ? new String(bytes, from, to - from, StandardCharsets.UTF_8) : null;
      } else if (!endSeen && skip(END)) {
        endSeen = true;
        readEnd();
      } else if (!sentenceSeen && skip(SENTENCE_ID)) {
        sentenceSeen = true;
        sentenceId = readInt();
      } else if (!voiceprintSeen && skip(VOICEPRINT)) {
        voiceprintSeen = true;
        int value = readInt();
        voiceprint = value <= UserSubtitle.MAX_VOICEPRINT ? value : UserSubtitle.UNKNOWN_VOICEPRINT;
      } else {
        plain = false;
      }
    } while (plain && skipComma());
    expect('}');
  }

  private void readEnd() {
    if (skip(TRUE)) {
      end = true;
    } else if (skip(FALSE)) {
      end = false;
    } else {
      plain = false;
    }
  }

  /** A number without sign, fraction, exponent or needless zeros. */
  private int readInt() {
    int from = at;
    int value = 0;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - from <= MAX_DIGITS) {
      value = value * 10 + bytes[at] - '0';
      at++;
    }
    int digits = at - from;
    plain &= digits > 0 && digits <= MAX_DIGITS && (digits == 1 || bytes[from] != '0');
    return value;
  }

  /** Passes over a string without escapes and returns where its closing quote stood. */
  private int endOfString() {
    expect('"');
    int i = at;
    byte[] all = bytes;
    while (i < all.length && all[i] != '"' && all[i] != '\\' && (all[i] & 0xFF) >= ' ') {
      i++;
    }
    at = i;
    expect('"');
    return i;
  }

  private boolean skipComma() {
    if (at < bytes.length && bytes[at] == ',') {
      at++;
      return true;
    }
    return false;
  }

  private boolean skip(byte[] expected) {
    int length = expected.length;
    if (at + length > bytes.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    at += length;
    return true;
  }

  private void expect(char c) {
    if (at < bytes.length && bytes[at] == c) {
      at++;
    } else {
      plain = false;
    }
  }

  private static byte[] key(String name) {
    return ascii('"' + name + "\":");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
