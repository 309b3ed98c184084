package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal of the signalling, with its status and code, and that the server goes on. */
class ProblemsTest {
  private final TestWorld world = TestWorld.virtual(config -> config.maxCalls(2));

  @AfterEach
  void close() {
    assertThat(world.caller().post("ag-voice").statusCode()).as("still answers").isEqualTo(201);
    world.close();
  }

  private Problem problem(HttpResponse<String> response, int status, String code) {
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("application/problem+json");
    Problem problem = Problem.parse(response.statusCode(), response.body());
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.requestId()).matches("[0-9a-f]{32}");
    return problem;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | not json | 400 | InvalidParames",
        "application/json | [] | 400 | InvalidParames",
        "application/json | {\"agent\":{}} | 400 | InvalidParames",
        "application/json | {\"sdp\":17} | 400 | InvalidParames",
        "application/json | {\"sdp\":\"\"} | 400 | InvalidParames",
        "application/sdp | v=0 | 400 | InvalidParames",
        "application/sdp | hello | 400 | InvalidParames",
        "text/plain | v=0 | 415 | UnsupportedMediaType",
        "multipart/form-data | v=0 | 415 | UnsupportedMediaType"
      })
  void badBodies(String type, String body, int status, String code) {
    HttpResponse<String> response = world.send(world.caller().joinRequest(type, body));

    problem(response, status, code);
  }

  @Test
  void sectionsLeftOutOrSwappedAreNoOffer() {
    TestCaller caller = world.caller();
    String offer = caller.offer();
    int last = offer.indexOf("m=application");

    for (String bad :
        new String[] {
          offer.substring(0, last),
          offer.replaceFirst("m=audio", "m=video"),
          offer.replaceAll("a=ice-ufrag:\\S+\r\n", ""),
          offer + offer.substring(last)
        }) {
      problem(world.send(caller.joinRequest(Signalling.SDP_TYPE, bad)), 400, "InvalidParames");
    }
  }

  @Test
  void anOfferThatTheStackRefusesLeavesNoAgentBehind() {
    TestCaller caller = world.caller();
    String bad = caller.offer().replaceAll("ice-ufrag:\\S+", "ice-ufrag:nobody");
    String body =
        new JoinBody(bad, new AgentStart("ag-voice", "", "GenerateAIAgentCall", "{}")).toJson();

    problem(world.send(caller.joinRequest(Signalling.JSON_TYPE, body)), 400, "InvalidParames");

    assertThat(world.agents.made).isEmpty();
    assertThat(world.server.calls()).isZero();
    world.await(() -> world.network.openPeers() == 1);
  }

  @Test
  void unknownAgentsChannelsAndParticipants() {
    TestCaller caller = world.caller();

    problem(caller.post("ag-nobody"), 404, "AgentNotFound");
    problem(caller.postBare(), 404, "ChannelNotFound");
    problem(caller.patch(caller.offer()), 404, "ParticipantNotFound");
    problem(caller.delete(), 404, "ParticipantNotFound");

    caller.join("ag-voice");
    HttpRequest other =
        HttpRequest.newBuilder(caller.location().resolve("f".repeat(32)))
            .header("Authorization", "Bearer " + caller.token)
            .DELETE()
            .build();
    problem(world.send(other), 404, "ParticipantNotFound");
    assertThat(world.server.calls()).isEqualTo(1);
  }

  @Test
  void anAgentThatCannotBeMadeIsAnInternalError() {
    problem(world.caller().post("ag-broken"), 500, "InternalError");

    assertThat(world.server.calls()).isZero();
  }

  @Test
  void anotherActionIsRefused() {
    TestCaller caller = world.caller();
    String body =
        new JoinBody(caller.offer(), new AgentStart("ag-voice", "", "Dance", "{}")).toJson();

    problem(world.send(caller.joinRequest(Signalling.JSON_TYPE, body)), 400, "InvalidParames");
  }

  @Test
  void aFullServerSaysWhenToComeAgain() {
    world.caller().join("ag-voice");
    TestCaller second = world.caller().join("ag-voice");

    HttpResponse<String> response = world.caller().post("ag-voice");

    problem(response, 503, "ServiceUnavailable");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(second.delete().statusCode()).isEqualTo(200);
  }

  @Test
  void tenMegabytesAreNotRead() {
    byte[] body = new byte[10 * 1024 * 1024];
    TestCaller caller = world.caller();
    HttpRequest announced =
        HttpRequest.newBuilder(TestWorld.participants(world.server, caller.channel))
            .header("Authorization", "Bearer " + caller.token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    AtomicLong read = new AtomicLong();
    HttpRequest chunked =
        HttpRequest.newBuilder(TestWorld.participants(world.server, caller.channel))
            .header("Authorization", "Bearer " + caller.token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new CountingStream(body, read)))
            .build();

    // A server that stops reading may close before the client has sent all: both are refusals.
    assertRefused(announced, 413);
    assertRefused(chunked, 413);
    assertThat(read.get()).isLessThan(body.length);
    assertThat(world.server.calls()).isZero();
  }

  private void assertRefused(HttpRequest request, int status) {
    var response =
        world.client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((r, e) -> r);
    HttpResponse<String> answer = world.done(response);
    if (answer != null) {
      assertThat(answer.statusCode()).isEqualTo(status);
    }
  }

  @Test
  void aBodyJustOverTheLimitIsRefusedAndOneJustUnderIsRead() {
    TestCaller caller = world.caller();
    String over = "{\"sdp\":\"" + "x".repeat(Signalling.MAX_BODY_BYTES) + "\"}";
    problem(world.send(caller.joinRequest(Signalling.JSON_TYPE, over)), 413, "ContentTooLarge");

    String longSdp = caller.offer() + "a=x:" + "y".repeat(Signalling.MAX_SDP_BYTES) + "\r\n";
    problem(world.send(caller.joinRequest(Signalling.SDP_TYPE, longSdp)), 413, "ContentTooLarge");

    String fits = caller.offer() + "a=x:" + "y".repeat(50_000) + "\r\n";
    assertThat(
            world
                .send(
                    caller.joinRequest(
                        Signalling.JSON_TYPE,
                        new JoinBody(
                                fits, new AgentStart("ag-voice", "", "GenerateAIAgentCall", "{}"))
                            .toJson()))
                .statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /rtc/channels/x/participants, 405, MethodNotAllowed",
    "PUT, /rtc/channels/x/participants, 405, MethodNotAllowed",
    "DELETE, /rtc/channels/x/participants, 405, MethodNotAllowed",
    "POST, /rtc/channels/x/participants/y, 405, MethodNotAllowed",
    "GET, /rtc/channels/x/participants/y, 405, MethodNotAllowed",
    "GET, /rtc, 404, NotFound",
    "POST, /rtc/rooms, 404, NotFound",
    "GET, /, 404, NotFound",
    "OPTIONS, /rtc/channels/x/participants, 404, NotFound"
  })
  void unknownMethodsAndPaths(String method, String path, int status, String code) {
    HttpResponse<String> response =
        world.send(world.request(path).method(method, BodyPublishers.noBody()).build());

    problem(response, status, code);
  }

  private static final class CountingStream extends ByteArrayInputStream {
    private final AtomicLong read;

    CountingStream(byte[] bytes, AtomicLong read) {
      super(bytes);
      this.read = read;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      int count = super.read(target, offset, length);
      read.addAndGet(Math.max(0, count));
      return count;
    }
  }
}
