package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.signal.SdpText;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The server as a whole: many at once, its end, its meters, its log. */
class WholeServerTest {
  @Test
  void aHundredJoinAtOnce() {
    try (TestWorld world = TestWorld.real(config -> config.maxCalls(100))) {
      List<TestCaller> callers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        callers.add(world.caller());
      }
      callers.forEach(TestCaller::offer);
      List<CompletableFuture<HttpResponse<String>>> answers =
          callers.stream()
              .map(c -> c.joinRequest(Signalling.JSON_TYPE, c.bodyWithAgent("ag-voice")))
              .map(r -> world.client.sendAsync(r, HttpResponse.BodyHandlers.ofString()))
              .toList();

      for (int i = 0; i < 100; i++) {
        callers.get(i).connect(world.done(answers.get(i)));
      }

      assertThat(world.server.calls()).isEqualTo(100);
      assertThat(world.agents.made).hasSize(100);
      assertThat(callers.stream().map(TestCaller::resourceId).distinct()).hasSize(100);
      assertThat(world.caller().post("ag-voice").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void manyJoinsOfOneUserLeaveOneCall() {
    try (TestWorld world = TestWorld.real(config -> config)) {
      TestCaller first = world.caller();
      List<TestCaller> callers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        callers.add(world.caller(first.channel, first.token));
      }
      callers.forEach(TestCaller::offer);
      List<CompletableFuture<HttpResponse<String>>> answers =
          callers.stream()
              .map(c -> c.joinRequest(Signalling.JSON_TYPE, c.bodyWithAgent("ag-voice")))
              .map(r -> world.client.sendAsync(r, HttpResponse.BodyHandlers.ofString()))
              .toList();
      answers.forEach(world::done);

      world.await(() -> world.server.calls() == 1);
      world.await(
          () -> world.agents.made.stream().filter(agent -> agent.events.isEmpty()).count() == 1);
    }
  }

  @Test
  void closingTellsEveryCallerAndGivesThemAMoment() {
    TestWorld world = TestWorld.real(config -> config);
    TestCaller one = world.caller().join("ag-voice");
    TestCaller two = world.caller().join("ag-avatar");

    world.server.close();
    world.server.close();

    for (TestCaller caller : List.of(one, two)) {
      world.await(() -> caller.log.contains("closed artc.signal"));
      assertThat(caller.signals).endsWith(new Signal.Bye(2));
      assertThat(caller.signals).noneMatch(Signal.Offline.class::isInstance);
    }
    assertThat(world.agents.made)
        .allSatisfy(agent -> assertThat(agent.events).containsExactly("ready", "end SHUTDOWN"));
    assertThat(world.network.openPeers()).isEqualTo(2);
    world.close();
  }

  @Test
  void metersTellWhatHappened() {
    try (TestWorld world = TestWorld.virtual()) {
      TestCaller caller = world.caller().join("ag-voice");
      caller.say(new ClientMessage.QueryAgentState());
      world.await(() -> !world.agents.last().messages.isEmpty());
      assertThat(world.caller().postBare().statusCode()).isEqualTo(404);
      world.advance(Duration.ofSeconds(7));
      caller.signal(new Signal.Ping(1));
      world.await(() -> world.agents.last().events.contains("back"));

      String up = metrics(world);
      assertThat(up)
          .contains("aicall_calls_up 1.0")
          .contains("aicall_calls_started_total 1.0")
          .contains("aicall_joins_total{status=\"201\"} 1.0")
          .contains("aicall_joins_total{status=\"404\"} 1.0")
          .contains("aicall_messages_total{direction=\"in\"} 1.0")
          .contains("aicall_callers_lost_total 1.0")
          .contains("aicall_callers_resumed_total 1.0")
          .contains("aicall_join_duration_seconds_count 2")
          .contains("jvm_memory_used_bytes");

      caller.delete();
      assertThat(metrics(world))
          .contains("aicall_calls_up 0.0")
          .contains("aicall_calls_ended_total{end=\"caller_left\"} 1.0");
    }
  }

  private static String metrics(TestWorld world) {
    HttpResponse<String> response = world.send(world.request("/metrics").build());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  @Test
  void iceServersAreAdvertisedAsLinks() {
    try (TestWorld world =
        TestWorld.virtual(
            config ->
                config.advertisedIceServers(
                    List.of(
                        IceServer.stun("stun:stun.example:3478"),
                        IceServer.turn("turn:turn.example:3478?transport=udp", "a\"b", "p"))))) {
      HttpResponse<String> response = world.caller().post("ag-voice");

      assertThat(response.headers().allValues("Link"))
          .containsExactly(
              "<stun:stun.example:3478>; rel=\"ice-server\"",
              "<turn:turn.example:3478?transport=udp>; rel=\"ice-server\"; username=\"a\\\"b\";"
                  + " credential=\"p\"; credential-type=\"password\"");
    }
  }

  @Test
  void noSecretIsLogged() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    List<String> secrets = new ArrayList<>();
    try (TestWorld world = TestWorld.virtual()) {
      TestCaller caller = world.caller().join("ag-voice");
      secrets.addAll(
          List.of(
              caller.token,
              caller.resourceId(),
              caller.channel,
              world.server.apiKey(),
              "passwordpassword",
              SdpText.firstUfrag(caller.offer()).orElseThrow() + "\r"));
      String fresh = world.agents.last().call.freshToken();
      secrets.add(fresh);
      caller.signal(new Signal.RefreshAuthInfo(fresh));
      String share = world.server.mintShareLink("ag-voice", Duration.ofHours(1));
      secrets.add(share);
      caller.patch(caller.freshOffer());
      world.caller(caller.channel, caller.token + "x").postBare();
      world.caller(caller.channel, caller.token).post("ag-broken");
      world.v2("getRtcAuthToken", "{\"user_id\":\"u1\"}");
      world.api("/admin/shares", "{\"ai_agent_id\":\"ag-voice\"}", world.server.apiKey());
      caller.delete();
    } finally {
      root.setLevel(before);
      root.detachAppender(appender);
    }

    // Jetty's own debug log shows whole requests; ours must be clean at every level, its at INFO.
    List<ILoggingEvent> lines =
        List.copyOf(appender.list).stream()
            .filter(
                event ->
                    event.getLoggerName().startsWith("dev.aicall")
                        || event.getLevel().isGreaterOrEqual(Level.INFO))
            .toList();
    assertThat(lines).anyMatch(event -> event.getFormattedMessage().contains("event=joined"));
    assertThat(lines).anyMatch(event -> event.getFormattedMessage().contains("event=ended"));
    for (ILoggingEvent line : lines) {
      String text = line.getFormattedMessage();
      String trace =
          line.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(line.getThrowableProxy());
      assertThat(secrets).noneMatch((text + trace)::contains);
    }
  }
}
