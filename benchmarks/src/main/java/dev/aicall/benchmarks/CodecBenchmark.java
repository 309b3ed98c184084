package dev.aicall.benchmarks;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole way of a message through the engine, beside what Jackson alone needs for the same
 * fields: a 200-byte agent subtitle from bytes to the delegate, and a text from the API to bytes at
 * the session.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(3)
public class CodecBenchmark {
  private static final String TEXT =
      "It is sunny in the north and there will be some rain in the south later on, so take a coat"
          + " with you";

  /** Subtitles of one call; after the last one a new call begins, as it would in life. */
  private static final int SUBTITLES = 4_096;

  private static final int PIECES_PER_SENTENCE = 16;

  private final byte[][] subtitles = new byte[SUBTITLES][];
  private int next;

  private final Heard heard = new Heard();
  private final ConnectedCall call = new ConnectedCall(heard);
  private final ARTCAICallSendTextToAgentRequest request =
      ARTCAICallSendTextToAgentRequest.builder().text(TEXT).build();
  private final JsonFactory json = new JsonFactory();
  private final ByteArrayBuilder buffer = new ByteArrayBuilder(512);
  private long seqId;

  /** For JMH. */
  public CodecBenchmark() {
    for (int i = 0; i < SUBTITLES; i++) {
      int inSentence = i % PIECES_PER_SENTENCE;
      subtitles[i] = subtitle(i / PIECES_PER_SENTENCE, inSentence == PIECES_PER_SENTENCE - 1, i);
    }
  }

  private static byte[] subtitle(int sentenceId, boolean end, int seqId) {
    String json =
        "{\"type\":1002,\"data\":{\"text\":\""
            + TEXT
            + "\",\"end\":"
            + end
            + ",\"sentenceId\":"
            + sentenceId
            + "},\"seqId\":"
            + seqId
            + ",\"senderId\":\"agent-1\",\"receiverId\":\"user-1\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] nextSubtitle() {
    next = (next + 1) % SUBTITLES;
    return subtitles[next];
  }

  /**
   * Bytes at the session to the delegate's callback.
   *
   * @return what the delegate got
   */
  @Benchmark
  public Heard inboundAicall() {
    byte[] subtitle = nextSubtitle();
    if (next == 0) {
      call.renew();
    }
    call.far.onData(ConnectedCall.AGENT, ByteBuffer.wrap(subtitle));
    return heard;
  }

  /**
   * The same fields by Jackson's streaming parser alone.
   *
   * @return the fields
   * @throws IOException never
   */
  @Benchmark
  public Fields inboundBareJackson() throws IOException {
    Fields fields = new Fields();
    try (JsonParser parser = json.createParser(nextSubtitle())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "type" -> fields.type = parser.getIntValue();
          case "data" -> readData(parser, fields);
          case "seqId" -> fields.seqId = parser.getLongValue();
          case "senderId" -> fields.senderId = parser.getText();
          case "receiverId" -> fields.receiverId = parser.getText();
          default -> parser.skipChildren();
        }
      }
    }
    return fields;
  }

  private static void readData(JsonParser parser, Fields fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "text" -> fields.text = parser.getText();
        case "end" -> fields.end = parser.getBooleanValue();
        case "sentenceId" -> fields.sentenceId = parser.getIntValue();
        default -> parser.skipChildren();
      }
    }
  }

  /**
   * The API's method to bytes at the session.
   *
   * @return the bytes
   */
  @Benchmark
  public byte[] outboundAicall() {
    call.engine.sendTextToAgent(request);
    return call.session.sent;
  }

  /**
   * The same message by Jackson's streaming generator alone.
   *
   * @return the bytes
   * @throws IOException never
   */
  @Benchmark
  public byte[] outboundBareJackson() throws IOException {
    buffer.reset();
    try (JsonGenerator out = json.createGenerator(buffer, JsonEncoding.UTF8)) {
      out.writeStartObject();
      out.writeNumberField("type", 1111);
      out.writeObjectFieldStart("data");
      out.writeStringField("text", TEXT);
      out.writeNumberField("enableInterrupt", 1);
      out.writeEndObject();
      out.writeNumberField("seqId", ++seqId);
      out.writeStringField("senderId", ConnectedCall.USER);
      out.writeStringField("receiverId", ConnectedCall.AGENT);
      out.writeEndObject();
    }
    return buffer.toByteArray();
  }

  /** What the bare parse reads. */
  public static final class Fields {
    int type;
    long seqId;
    String senderId = "";
    String receiverId = "";
    String text = "";
    boolean end;
    int sentenceId;

    private Fields() {}
  }

  /** A delegate that keeps the last subtitle. */
  public static final class Heard implements ARTCAICallEngineDelegate {
    String text = "";
    int sentenceId;

    private Heard() {}

    @Override
    public void onVoiceAgentSubtitleNotify(
        String newText, boolean isSentenceEnd, int userAsrSentenceId) {
      text = newText;
      sentenceId = userAsrSentenceId;
    }
  }
}
