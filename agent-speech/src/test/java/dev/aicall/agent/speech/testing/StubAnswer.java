package dev.aicall.agent.speech.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** How {@link StubLlm} answers one request; runs on the connection's own thread. */
@FunctionalInterface
public interface StubAnswer {
  /**
   * Answers.
   *
   * @param exchange the request, and where the answer is written to
   * @throws IOException if the client is gone, which ends the connection
   * @throws InterruptedException if the stub is closed
   */
  void write(StubExchange exchange) throws IOException, InterruptedException;

  /**
   * A whole streamed reply.
   *
   * @param pieces its text
   * @return the answer
   */
  static StubAnswer says(String... pieces) {
    return exchange -> {
      exchange.beginEvents();
      for (String piece : pieces) {
        exchange.piece(piece);
      }
      exchange.endEvents("stop");
    };
  }

  /**
   * A streamed reply that goes on for as long as somebody listens, or until the stub is closed.
   *
   * @param piece its text, again and again
   * @return the answer
   */
  static StubAnswer saysForever(String piece) {
    return exchange -> {
      exchange.beginEvents();
      while (true) {
        exchange.piece(piece);
      }
    };
  }

  /**
   * A reply that stands still after some pieces.
   *
   * @param pieces its text; none = not even a status
   * @return the answer
   */
  static StubAnswer stalls(String... pieces) {
    return exchange -> {
      if (pieces.length > 0) {
        exchange.beginEvents();
      }
      for (String piece : pieces) {
        exchange.piece(piece);
      }
      exchange.awaitClientGone();
    };
  }

  /**
   * A reply that goes on when the test says so.
   *
   * @param first its first piece
   * @param gate opened by the test
   * @param second its second piece, the last
   * @return the answer
   */
  static StubAnswer waits(String first, CountDownLatch gate, String second) {
    return exchange -> {
      exchange.beginEvents();
      exchange.piece(first);
      gate.await();
      exchange.piece(second);
      exchange.endEvents("stop");
    };
  }

  /**
   * A reply that breaks off: the connection is reset.
   *
   * @param pieces its text before that; none = no byte at all
   * @return the answer
   */
  static StubAnswer dies(String... pieces) {
    return exchange -> {
      if (pieces.length > 0) {
        exchange.beginEvents();
      }
      for (String piece : pieces) {
        exchange.piece(piece);
      }
      exchange.drop();
    };
  }

  /**
   * A reply that is nothing but a function call, its arguments cut in two.
   *
   * @param function its name
   * @param arguments JSON
   * @return the answer
   */
  static StubAnswer calls(String function, String arguments) {
    return exchange -> {
      exchange.beginEvents();
      int half = arguments.length() / 2;
      exchange.toolCall(function, arguments.substring(0, half));
      exchange.toolCall(null, arguments.substring(half));
      exchange.endEvents("tool_calls");
    };
  }

  /**
   * A plain answer.
   *
   * @param status its status
   * @param type its content type
   * @param body its body
   * @param headers further ones, name and value by turns
   * @return the answer
   */
  static StubAnswer plain(int status, String type, byte[] body, String... headers) {
    return exchange -> exchange.plain(status, type, body, headers);
  }

  /**
   * An error as OpenAI tells it.
   *
   * @param status its status
   * @param message its message
   * @param headers further ones, name and value by turns
   * @return the answer
   */
  static StubAnswer error(int status, String message, String... headers) {
    String body = "{\"error\":{\"message\":" + StubExchange.quoted(message) + "}}";
    return plain(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /**
   * An event stream with any text in it, ended properly.
   *
   * @param lines with their line ends
   * @return the answer
   */
  static StubAnswer events(String lines) {
    return exchange -> {
      exchange.beginEvents();
      exchange.chunk(lines);
      exchange.endChunks();
    };
  }

  /**
   * Any bytes instead of HTTP; the connection ends after them.
   *
   * @param bytes as text
   * @return the answer
   */
  static StubAnswer raw(String bytes) {
    return exchange -> {
      exchange.raw(bytes);
      exchange.close();
    };
  }

  /**
   * What was understood, of {@code /audio/transcriptions}.
   *
   * @param text the words
   * @return the answer
   */
  static StubAnswer transcript(String text) {
    String body = "{\"text\":" + StubExchange.quoted(text) + "}";
    return plain(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sound, of {@code /audio/speech}.
   *
   * @param wav a WAV file
   * @return the answer
   */
  static StubAnswer sound(byte[] wav) {
    return plain(200, "audio/wav", wav);
  }
}
