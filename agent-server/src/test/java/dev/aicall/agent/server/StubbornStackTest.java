package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageWriter;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server does when a media stack holds back or says nothing. */
class StubbornStackTest {
  private final TestWorld world = TestWorld.virtual();

  @AfterEach
  void close() {
    world.close();
  }

  private RecordingAgents.Recorded agent() {
    return world.agents.last();
  }

  private void speak() {
    agent().call.execute(() -> agent().call.send(new AgentMessage.AgentStateChanged(1)));
    world.advance(Duration.ofMillis(1));
  }

  @Test
  void messagesAreDroppedWhileTooMuchWaitsAndGoAgainAfterwards() {
    TestCaller caller = world.caller().join("ag-voice");
    world.stack().buffered.set(CallerLink.MAX_BUFFERED_BYTES);

    speak();
    speak();
    world.stack().buffered.set(0);
    speak();

    assertThat(caller.log.stream().filter(line -> line.startsWith("message")))
        .hasSize(1)
        .allMatch(line -> line.contains("\"seqId\":3"));
    assertThat(world.server.calls()).isEqualTo(1);
    assertThat(world.send(world.request("/metrics").build()).body())
        .contains("aicall_messages_dropped_total 2.0");
  }

  @Test
  void ofWhatComesFasterThanItIsReadFourMebibytesAreKept() {
    world.caller().join("ag-voice");
    MediaPeerListener events = world.stack().listener;
    ClientMessage.SendTextToAgent message = new ClientMessage.SendTextToAgent("x".repeat(60_000));
    ByteBuffer bytes =
        ByteBuffer.wrap(new MessageWriter().write(message, new Envelope(1, TestWorld.USER, null)));
    long fit = PeerEvents.MAX_WAITING_BYTES / (bytes.remaining() + PeerEvents.OVERHEAD);

    for (int i = 0; i < fit + 5; i++) {
      events.onMessage(Signalling.MESSAGE_CHANNEL, bytes.duplicate(), false);
    }
    world.advance(Duration.ofMillis(1));
    assertThat(agent().messages).hasSize((int) fit);
    assertThat(world.send(world.request("/metrics").build()).body())
        .contains("aicall_messages_dropped_total 5.0");

    events.onMessage(Signalling.MESSAGE_CHANNEL, bytes.duplicate(), false);
    world.advance(Duration.ofMillis(1));
    assertThat(agent().messages).hasSize((int) fit + 1).containsOnly(message);
  }

  @Test
  void aCallerWhoTakesNoSignalsIsTakenForGone() {
    TestCaller caller = world.caller().join("ag-voice");
    world.stack().buffered.set(CallerLink.MAX_BUFFERED_BYTES);

    caller.signal(new Signal.Ping(1));
    world.advance(Duration.ofMillis(1));

    assertThat(agent().events).containsExactly("ready", "away");
    assertThat(caller.log).contains("closed artc.signal");
  }

  @Test
  void anOfferThatIsNeverAnsweredIsRefusedInTheEnd() {
    TestCaller caller = world.caller();
    world.stack().silent.set(1);
    var request = caller.joinRequest(Signalling.JSON_TYPE, caller.bodyWithAgent("ag-voice"));
    var response = world.client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    world.await(() -> world.server.calls() == 1);

    world.await(
        () -> {
          world.advance(Duration.ofMillis(100));
          return response.isDone();
        });

    assertThat(world.done(response).statusCode()).isEqualTo(500);
    assertThat(world.done(response).body()).contains("InternalError");
    world.advance(CallerLink.CONNECT_LIMIT);
    assertThat(world.server.calls()).isZero();
  }
}
