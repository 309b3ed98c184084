package dev.aicall.agent.server;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Reads a request's body, never more of it than the signalling allows. */
final class RequestBody {
  private static final int PART_BYTES = 8 * 1024;

  /**
   * What is a little too long is read to its end, though not kept: a client that is cut off while
   * it sends may lose the answer. Our choice.
   */
  private static final int MAX_READ_BYTES = 2 * Signalling.MAX_BODY_BYTES;

  /** Our choice: far above what a join takes on a bad line. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private RequestBody() {}

  /** Returns the body as text; what is far too long is neither read to its end nor kept. */
  static String read(Context ctx, TimeSource time) throws RefusedRequest {
    long announced = ctx.req().getContentLengthLong();
    if (announced > MAX_READ_BYTES) {
      throw tooLarge(ctx);
    }
    byte[] bytes;
    try (InputStream in = ctx.req().getInputStream()) {
      bytes = readBounded(in, time);
    } catch (IOException e) {
      throw new RefusedRequest(Problem.Code.INVALID_PARAMES, "The body broke off.");
    }
    if (bytes.length > Signalling.MAX_BODY_BYTES) {
      throw tooLarge(ctx);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedRequest(Problem.Code.INVALID_PARAMES, "The body is not UTF-8.");
    }
  }

  /** Who sends a few bytes now and then shall not hold a thread for long. */
  private static byte[] readBounded(InputStream in, TimeSource time)
      throws IOException, RefusedRequest {
    long begin = time.nanoTime();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[PART_BYTES];
    int read = 0;
    for (int count = in.read(part); count >= 0 && read <= MAX_READ_BYTES; count = in.read(part)) {
      read += count;
      if (all.size() <= Signalling.MAX_BODY_BYTES) {
        all.write(part, 0, count);
      }
      if (time.nanoTime() - begin > READ_LIMIT.toNanos()) {
        throw new RefusedRequest(Problem.Code.INVALID_PARAMES, "The body came too slowly.");
      }
    }
    return all.toByteArray();
  }

  /** Returns the media type without its parameters, in lower case. */
  static String type(Context ctx) {
    String type = ctx.req().getContentType();
    if (type == null) {
      return "";
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static RefusedRequest tooLarge(Context ctx) {
    // The rest is not read, so the connection is of no more use.
    ctx.header("Connection", "close");
    return new RefusedRequest(
        Problem.Code.TOO_LARGE, "At most " + Signalling.MAX_BODY_BYTES + " bytes.");
  }
}
