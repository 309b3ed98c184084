package dev.aicall.share.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aicall.api.ShareCall;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgentException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class ShareAgentErrorRowsTest {
  private ShareWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new ShareWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PLAIN_HTTP_REFUSED", "CANCELLED"})
  void failureIsTyped(ShareErrorRow row, @TempDir Path folder) throws Exception {
    try (HttpShareAgentClient client = world.client(configOf(row, folder).build())) {
      ShareAgentException failure = ShareWorld.failure(provoke(row, client));

      CallError error = failure.error();
      assertThat(error.getErrorCode()).isEqualTo(row.code);
      assertThat(error.getMessage()).isEqualTo(row.message);
      assertThat(failure.requestId()).isEqualTo(row.requestId);
      assertThat(error.isRetryable()).isEqualTo(row.code == ARTCAICallErrorCode.NetworkError);
      if (row.message.equals("the request did not get through")) {
        assertThat(error.getCause()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = "PLAIN_HTTP_REFUSED")
  void addressIsRefused(ShareErrorRow row) {
    assertThat(row.code).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.config().shareHost(URI.create("http://192.0.2.1")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.config().appServer(URI.create("http://app.example")).build());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = "CANCELLED")
  void cancellingIsNoFailureOfTheRequest(ShareErrorRow row) throws Exception {
    assertThat(row.code).isNull();
    world.server.enqueue(stalled());
    try (HttpShareAgentClient client = world.client()) {
      CompletableFuture<ShareCall> call = client.generate(ShareWorld.link().build(), "u");
      world.request();

      assertThat(call.cancel(true)).isTrue();
      assertThat(call).isCancelled();
      assertThat(world.time.pendingTimers()).isZero();
    }
  }

  private ShareAgentConfig.Builder configOf(ShareErrorRow row, Path folder) throws Exception {
    return switch (row) {
      case OVERSIZED_BODY -> world.config().maxResponseBytes(ShareWorld.GOOD_ANSWER.length() - 1);
      case TLS_REFUSED -> {
        world.server.useHttps(new TestCertificate(folder).context().getSocketFactory());
        yield world.config().shareHost(URI.create("https://127.0.0.1:" + world.server.getPort()));
      }
      default -> world.config();
    };
  }

  private CompletableFuture<ShareCall> provoke(ShareErrorRow row, HttpShareAgentClient client)
      throws Exception {
    if (row.body != null) {
      world.answers(row.status, row.body);
      return generate(client);
    }
    return switch (row) {
      case OVERSIZED_BODY, TLS_REFUSED -> {
        world.answers(200, ShareWorld.GOOD_ANSWER);
        yield generate(client);
      }
      case CONNECTION_REFUSED -> {
        world.server.close();
        yield generate(client);
      }
      case DISCONNECT -> {
        world.server.enqueue(
            new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
        yield generate(client);
      }
      case DISCONNECT_MID_BODY -> {
        world.server.enqueue(halfAnswer(new SocketEffect.CloseSocket()));
        yield generate(client);
      }
      case TIME_OUT -> {
        world.server.enqueue(stalled());
        yield timedOut(client);
      }
      case TIME_OUT_MID_BODY -> {
        world.server.enqueue(halfAnswer(SocketEffect.Stall.INSTANCE));
        yield timedOut(client);
      }
      case CLIENT_CLOSED_MEANWHILE -> {
        world.server.enqueue(stalled());
        CompletableFuture<ShareCall> call = generate(client);
        world.request();
        client.close();
        yield call;
      }
      case CLIENT_CLOSED_BEFORE -> {
        client.close();
        yield generate(client);
      }
      default -> throw new AssertionError(row + " has no set-up");
    };
  }

  private CompletableFuture<ShareCall> timedOut(HttpShareAgentClient client) throws Exception {
    CompletableFuture<ShareCall> call = generate(client);
    world.request();
    world.time.advance(ShareAgentConfig.DEFAULT_REQUEST_TIMEOUT.minus(Duration.ofMillis(1)));
    assertThat(call).isNotDone();
    world.time.advance(Duration.ofMillis(1));
    return call;
  }

  private static CompletableFuture<ShareCall> generate(HttpShareAgentClient client) {
    return client.generate(ShareWorld.link().build(), "u");
  }

  private static MockResponse stalled() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  private static MockResponse halfAnswer(SocketEffect effect) {
    return new MockResponse.Builder().body(ShareWorld.GOOD_ANSWER).onResponseBody(effect).build();
  }
}
