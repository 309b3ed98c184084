package dev.aicall.agent.server;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageWriter;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller as simple as can be: one peer in memory and the HTTP requests of the signalling. */
final class TestCaller {
  final TestWorld world;
  final String channel;
  final MediaPeer peer;
  final List<Signal> signals = new CopyOnWriteArrayList<>();

  /** Both channels in one order: what came, as text. */
  final List<String> log = new CopyOnWriteArrayList<>();

  String token;
  private String offer = "";
  private String location = "participants/" + "0".repeat(32);

  TestCaller(TestWorld world, String channel, String token) {
    this.world = world;
    this.channel = channel;
    this.token = token;
    this.peer =
        world
            .stack()
            .newPeer(
                new PeerSetup(
                    Role.OFFERING,
                    IceSettings.DEFAULT,
                    SoundRoute.TAP,
                    SoundRoute.TAP,
                    Signalling.CHANNELS,
                    ARTCAICallAudioConfig.builder().build(),
                    ARTCAICallVideoConfig.builder().build(),
                    MediaSection.PICTURES),
                new Events());
  }

  /** The newest offer; made when first asked for. */
  String offer() {
    if (offer.isEmpty()) {
      offer = freshOffer();
    }
    return offer;
  }

  String freshOffer() {
    offer = world.done(peer.offer());
    return offer;
  }

  URI location() {
    return TestWorld.participants(world.server, channel).resolve(location);
  }

  String resourceId() {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  HttpRequest joinRequest(String type, String body) {
    return HttpRequest.newBuilder(TestWorld.participants(world.server, channel))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  String bodyWithAgent(String agentId) {
    return bodyWithAgent(agentId, "{\"AIAgentId\":\"" + agentId + "\"}");
  }

  String bodyWithAgent(String agentId, String params) {
    return new JoinBody(offer(), new AgentStart(agentId, "here", "GenerateAIAgentCall", params))
        .toJson();
  }

  /** Posts the newest offer with an agent. */
  HttpResponse<String> post(String agentId) {
    return world.send(joinRequest(Signalling.JSON_TYPE, bodyWithAgent(agentId)));
  }

  /** Posts the newest offer without one. */
  HttpResponse<String> postBare() {
    return world.send(joinRequest(Signalling.SDP_TYPE, offer()));
  }

  /** Starts an agent and waits until it can be spoken to. */
  TestCaller join(String agentId) {
    return connect(post(agentId));
  }

  /** Joins a waiting or held agent. */
  TestCaller attach() {
    return connect(postBare());
  }

  /** Takes the answer and waits for the end of the greetings. */
  TestCaller connect(HttpResponse<String> answer) {
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    location = answer.headers().firstValue("Location").orElseThrow();
    world.done(peer.acceptAnswer(answer.body()));
    world.await(() -> signals.stream().anyMatch(Signal.Subscribed.class::isInstance));
    return this;
  }

  HttpResponse<String> patch(String sdp) {
    return world.send(
        HttpRequest.newBuilder(location())
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", Signalling.SDP_TYPE)
            .method("PATCH", HttpRequest.BodyPublishers.ofString(sdp))
            .build());
  }

  HttpResponse<String> delete() {
    return world.send(
        HttpRequest.newBuilder(location())
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build());
  }

  void signal(Signal signal) {
    peer.send(Signalling.SIGNAL_CHANNEL, signal.toBytes(), false);
    if (world.isVirtual()) {
      world.time().runReady();
    }
  }

  void say(ClientMessage message) {
    byte[] bytes = new MessageWriter().write(message, new Envelope(1, TestWorld.USER, null));
    peer.send(Signalling.MESSAGE_CHANNEL, bytes, false);
    if (world.isVirtual()) {
      world.time().runReady();
    }
  }

  /** Lets time pass with a ping every second, as a client does. */
  void pingFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      signal(new Signal.Ping(i));
      world.advance(Duration.ofSeconds(1));
    }
  }

  void vanish() {
    CompletableFuture<Void> closed = peer.close();
    world.done(closed);
  }

  private final class Events implements MediaPeerListener {
    @Override
    public void onState(PeerState state) {
      log.add("state " + state);
    }

    @Override
    public void onChannelClosed(String channelName) {
      log.add("closed " + channelName);
    }

    @Override
    public void onMessage(String channelName, ByteBuffer data, boolean binary) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      if (channelName.equals(Signalling.SIGNAL_CHANNEL)) {
        Signal signal = Signal.parse(bytes);
        signals.add(signal);
        log.add(signal.toString());
      } else {
        log.add("message " + new String(bytes, StandardCharsets.UTF_8));
      }
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      log.add("packet " + section);
    }

    @Override
    public void onDeviceFailure(RtcError error) {
      log.add("device " + error.message());
    }

    @Override
    public void onBroken(RtcError error) {
      log.add("broken " + error.message());
    }
  }
}
