package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * RE-CONFIG, RFC 6525 section 3.1.
 *
 * @param parameters one or two requests or responses, see {@link ResetParameter}
 */
record ReconfigChunk(List<Tlv> parameters) implements Chunk {
  static final int TYPE = 130;

  ReconfigChunk {
    parameters = List.copyOf(parameters);
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public int bodyBytes() {
    return Tlv.bytesOf(parameters);
  }

  @Override
  public void writeBody(ByteBuffer out) {
    Tlv.writeAll(parameters, out);
  }
}
