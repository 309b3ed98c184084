package dev.aicall.agent.speech.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request to {@link StubLlm} and the means to answer it, well or badly. */
public final class StubExchange {
  private final StubRequest request;
  private final Socket socket;
  private final OutputStream out;
  private boolean proper;

  StubExchange(StubRequest request, Socket socket) throws IOException {
    this.request = request;
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /**
   * Returns what was asked.
   *
   * @return the request
   */
  public StubRequest request() {
    return request;
  }

  /** Whether the answer is whole, so that the connection can be used again. */
  boolean isProper() {
    return proper;
  }

  /**
   * Begins a stream of events.
   *
   * @throws IOException if the client is gone
   */
  public void beginEvents() throws IOException {
    raw("HTTP/1.1 200 OK\r\n");
    raw("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  /**
   * Streams a piece of the reply.
   *
   * @param text the piece
   * @throws IOException if the client is gone
   */
  public void piece(String text) throws IOException {
    event("{\"content\":" + quoted(text) + "}", null);
  }

  /**
   * Streams a piece of a function call.
   *
   * @param function its name, null after the first piece
   * @param arguments some of the JSON
   * @throws IOException if the client is gone
   */
  public void toolCall(@Nullable String function, String arguments) throws IOException {
    String name = function == null ? "" : "\"name\":" + quoted(function) + ",";
    String id = function == null ? "" : "\"id\":\"call_1\",\"type\":\"function\",";
    event(
        "{\"tool_calls\":[{\"index\":0,"
            + id
            + "\"function\":{"
            + name
            + "\"arguments\":"
            + quoted(arguments)
            + "}}]}",
        null);
  }

  /**
   * Ends the reply as OpenAI does: a reason, the mark, the end of the body.
   *
   * @param reason for example {@code stop}
   * @throws IOException if the client is gone
   */
  public void endEvents(String reason) throws IOException {
    event("{}", reason);
    chunk("data: [DONE]\n\n");
    endChunks();
  }

  private void event(String delta, @Nullable String reason) throws IOException {
    chunk(
        "data: {\"id\":\"stub\",\"object\":\"chat.completion.chunk\",\"model\":\"stub\","
            + "\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"finish_reason\":"
            + (reason == null ? "null" : quoted(reason))
            + "}]}\n\n");
  }

  /**
   * Streams any text.
   *
   * @param text sent at once
   * @throws IOException if the client is gone
   */
  public void chunk(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /**
   * Ends the body.
   *
   * @throws IOException if the client is gone
   */
  public void endChunks() throws IOException {
    raw("0\r\n\r\n");
    proper = true;
  }

  /**
   * Answers in one piece.
   *
   * @param status the status
   * @param type the content type
   * @param body the body
   * @param headers further ones, name and value by turns
   * @throws IOException if the client is gone
   */
  public void plain(int status, String type, byte[] body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Stub\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    raw(head.append("\r\n").toString());
    out.write(body);
    out.flush();
    proper = true;
  }

  /**
   * Writes bytes as they are.
   *
   * @param bytes as text
   * @throws IOException if the client is gone
   */
  public void raw(String bytes) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * Closes the connection.
   *
   * @throws IOException if it cannot be closed
   */
  public void close() throws IOException {
    socket.close();
  }

  /**
   * Resets the connection, as a process that dies does.
   *
   * @throws IOException if it cannot be closed
   */
  public void drop() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /**
   * Waits until the client closes the connection; it has nothing more to say on it.
   *
   * @throws IOException always, so that the connection ends here, too
   */
  public void awaitClientGone() throws IOException {
    int next = socket.getInputStream().read();
    throw new IOException(next < 0 ? "the client is gone" : "the client said " + next);
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
