package dev.aicall.testkit.coverage;

import static dev.aicall.testkit.coverage.TestCall.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallException;
import dev.aicall.domain.share.ShareLink;
import dev.aicall.share.http.ShareAgentConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Shared agents, through the engine to a server and back: api.md §1.9. */
@ExtendWith(CoverageExtension.class)
class ShareCoverageTest {
  private static final String WITH_COMPLETION =
      "generateShareAgentCall(ARTCAICallAgentShareConfig, String, ShareCompletion)";
  private static final String WITH_FUTURE =
      "generateShareAgentCall(ARTCAICallAgentShareConfig, String)";
  private static final ARTCAICallAgentShareConfig LINK =
      ARTCAICallAgentShareConfig.builder().shareId("share-1").region("cn-shanghai").build();

  private ShareServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ShareServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Covers.Value("parseShareAgentCall")
  void linkIsReadOrRefused(TestCall call) {
    assertThat(call.engine().parseShareAgentCall(ShareLink.mint(LINK))).isEqualTo(LINK);
    assertThat(call.engine().parseShareAgentCall("%%%")).isNull();
    assertThat(call.engine().parseShareAgentCall(null)).isNull();
  }

  @Test
  @Covers.Effect(WITH_COMPLETION)
  void sharedAgentIsStartedAndCalled(TestCall call) throws Exception {
    server.answers(200, ShareServer.GOOD_ANSWER);
    call.with(server.module(server.config().build()));
    List<String> joined = new ArrayList<>();
    List<String> requestIds = new ArrayList<>();
    call.engine()
        .generateShareAgentCall(
            LINK,
            USER,
            (info, token, error, requestId) -> {
              requestIds.add(requestId);
              call.engine().call(USER, token, info, e -> joined.add(token + e));
            });
    server.await(call, () -> !requestIds.isEmpty());
    call.passMillis(200);

    assertThat(requestIds).containsExactly("req-1");
    assertThat(joined).containsExactly("rtc-1null");
    assertThat(call.heard().told("onCallBegin")).hasSize(1);
    ShareServer.clientOf(call).close();
  }

  @Test
  @Covers.Effect(WITH_FUTURE)
  void sharedAgentComesAsAFuture(TestCall call) throws Exception {
    server.answers(200, ShareServer.GOOD_ANSWER);
    call.with(server.module(server.config().build()));
    CompletableFuture<ShareCall> shared = call.engine().generateShareAgentCall(LINK, USER);
    server.await(call, shared::isDone);

    assertThat(shared.join().token()).isEqualTo("rtc-1");
    assertThat(shared.join().requestId()).isEqualTo("req-1");
    assertThat(shared.join().agentInfo().getUid()).isEqualTo("agent-1");
    ShareServer.clientOf(call).close();
  }

  @Test
  @Covers.Refusal(WITH_FUTURE)
  @Covers.Code({ARTCAICallErrorCode.InvalidParames, ARTCAICallErrorCode.TokenExpired})
  void whatCanBeCheckedHereIsNotSent(TestCall call) {
    call.with(server.module(server.config().build()));
    ARTCAICallAgentShareConfig expired =
        LINK.toBuilder().expireTime(call.time().now().minusMillis(1)).build();
    CompletableFuture<ShareCall> late = call.engine().generateShareAgentCall(expired, USER);
    CompletableFuture<ShareCall> nobody = call.engine().generateShareAgentCall(LINK, "");
    CompletableFuture<ShareCall> nothing =
        call.engine().generateShareAgentCall(ARTCAICallAgentShareConfig.builder().build(), USER);
    call.settle();

    assertThat(codeOf(late)).isEqualTo(ARTCAICallErrorCode.TokenExpired);
    assertThat(codeOf(nobody)).isEqualTo(ARTCAICallErrorCode.InvalidParames);
    assertThat(codeOf(nothing)).isEqualTo(ARTCAICallErrorCode.InvalidParames);
    assertThat(server.requests()).isZero();
    ShareServer.clientOf(call).close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PLAIN_HTTP_REFUSED", "CANCELLED"})
  @Covers.Share({
    ShareRow.SUBSCRIPTION_REQUIRED,
    ShareRow.AGENT_NOT_FOUND,
    ShareRow.ERROR_CODE_BEATS_STATUS,
    ShareRow.ERROR_CODE_BEATS_GOOD_CODE,
    ShareRow.STATUS_NOT_200,
    ShareRow.STATUS_403,
    ShareRow.STATUS_201,
    ShareRow.STATUS_204,
    ShareRow.STATUS_WITHOUT_JSON,
    ShareRow.REDIRECT,
    ShareRow.BODY_CODE_NOT_200,
    ShareRow.BODY_CODE_WITHOUT_MESSAGE,
    ShareRow.BODY_CODE_MISSING,
    ShareRow.BODY_CODE_AS_TEXT,
    ShareRow.ERROR_CODE_IN_OTHER_CASE,
    ShareRow.MALFORMED_JSON,
    ShareRow.MORE_THAN_ONE_JSON,
    ShareRow.NULL_BODY,
    ShareRow.EMPTY_BODY,
    ShareRow.ARRAY_BODY,
    ShareRow.WRONG_TYPES,
    ShareRow.TOKEN_MISSING,
    ShareRow.AGENT_USER_MISSING,
    ShareRow.OVERSIZED_BODY,
    ShareRow.CONNECTION_REFUSED,
    ShareRow.TIME_OUT,
    ShareRow.TIME_OUT_MID_BODY,
    ShareRow.DISCONNECT,
    ShareRow.DISCONNECT_MID_BODY,
    ShareRow.TLS_REFUSED,
    ShareRow.CLIENT_CLOSED_MEANWHILE,
    ShareRow.CLIENT_CLOSED_BEFORE
  })
  @Covers.Code({
    ARTCAICallErrorCode.NetworkError,
    ARTCAICallErrorCode.UnknowError,
    ARTCAICallErrorCode.AgentNotFound,
    ARTCAICallErrorCode.AgentSubscriptionRequired,
    ARTCAICallErrorCode.InvalidAction
  })
  void failureReachesTheCaller(ShareRow row, TestCall call) throws Exception {
    call.with(server.module(configOf(row)));
    prepare(row, call);
    List<String> answers = new ArrayList<>();
    call.engine()
        .generateShareAgentCall(
            LINK,
            USER,
            (info, token, error, requestId) ->
                answers.add(info + " " + token + " " + error.getErrorCode() + " " + requestId));
    provoke(row, call);
    server.await(call, () -> !answers.isEmpty());

    assertThat(answers).containsExactly("null null " + row.code + " " + row.requestId);
    assertThat(call.heard().told()).isEmpty();
    call.played(row);
    ShareServer.clientOf(call).close();
  }

  private ShareAgentConfig configOf(ShareRow row) {
    return switch (row) {
      case OVERSIZED_BODY ->
          server.config().maxResponseBytes(ShareServer.GOOD_ANSWER.length() - 1).build();
      case TLS_REFUSED -> server.config().shareHost(server.uri("https")).build();
      default -> server.config().build();
    };
  }

  private void prepare(ShareRow row, TestCall call) {
    switch (row) {
      case OVERSIZED_BODY -> server.answers(200, ShareServer.GOOD_ANSWER);
      case CONNECTION_REFUSED -> server.close();
      case TIME_OUT, CLIENT_CLOSED_MEANWHILE -> server.doesNotAnswer();
      case TIME_OUT_MID_BODY -> server.beginsToAnswer(SocketEffect.Stall.INSTANCE);
      case DISCONNECT -> server.hangsUp();
      case DISCONNECT_MID_BODY -> server.beginsToAnswer(new SocketEffect.CloseSocket());
      case CLIENT_CLOSED_BEFORE -> ShareServer.clientOf(call).close();
      case TLS_REFUSED -> {}
      default -> server.answers(row.status, row.body);
    }
  }

  private void provoke(ShareRow row, TestCall call) throws InterruptedException {
    switch (row) {
      case TIME_OUT, TIME_OUT_MID_BODY -> {
        server.awaitRequest();
        call.pass(ShareAgentConfig.DEFAULT_REQUEST_TIMEOUT);
      }
      case CLIENT_CLOSED_MEANWHILE -> {
        server.awaitRequest();
        ShareServer.clientOf(call).close();
      }
      default -> {}
    }
  }

  @Test
  @Covers.Share(ShareRow.PLAIN_HTTP_REFUSED)
  void plainHttpIsRefusedWhenConfigured(TestCall call) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.config().shareHost(URI.create("http://192.0.2.1")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.config().appServer(URI.create("http://app.example")).build());
    call.played(ShareRow.PLAIN_HTTP_REFUSED);
  }

  @Test
  @Covers.Share(ShareRow.CANCELLED)
  void cancelledFutureCancelsItsRequest(TestCall call) throws Exception {
    server.doesNotAnswer();
    call.with(server.module(server.config().build()));
    CompletableFuture<ShareCall> shared = call.engine().generateShareAgentCall(LINK, USER);
    server.awaitRequest();
    assertThat(shared.cancel(true)).isTrue();
    call.pass(Duration.ofMinutes(1));

    assertThat(shared).isCancelled();
    assertThat(call.time().pendingTimers()).isZero();
    call.played(ShareRow.CANCELLED);
    ShareServer.clientOf(call).close();
  }

  private static ARTCAICallErrorCode codeOf(CompletableFuture<ShareCall> failed) {
    Throwable cause = failed.handle((shared, failure) -> failure).join();
    assertThat(cause).isInstanceOf(CallException.class);
    return ((CallException) cause).error().getErrorCode();
  }
}
