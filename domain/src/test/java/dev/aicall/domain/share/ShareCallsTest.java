package dev.aicall.domain.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.ShareAgentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class ShareCallsTest {
  private static final ShareCall CALL =
      new ShareCall(ARTCAICallAgentInfo.builder().build(), "token", "r-1");

  private final VirtualTime time = new VirtualTime();
  private final List<String> users = new ArrayList<>();
  private CompletableFuture<ShareCall> answer = new CompletableFuture<>();
  private final ShareCalls calls = new ShareCalls(this::answer, time);

  @Test
  void goodLinkIsAskedFor() {
    CompletableFuture<ShareCall> call = calls.generate(link().build(), "u");
    answer.complete(CALL);

    assertThat(call).isCompletedWithValue(CALL);
    assertThat(users).containsExactly("u");
  }

  @Test
  void shareIdIsCheckedFirst() {
    ARTCAICallAgentShareConfig.Builder expired = link().expireTime(time.now().minusSeconds(1));

    for (String shareId : new String[] {null, "", " \t"}) {
      assertRefused(expired.shareId(shareId), "", ARTCAICallErrorCode.InvalidParames);
    }
  }

  @Test
  void expiryIsCheckedSecondAndStopsTheRequest() {
    assertRefused(
        link().expireTime(time.now().minusMillis(1)), "", ARTCAICallErrorCode.TokenExpired);
  }

  @Test
  void linkIsGoodUntilTheMomentOfItsExpiry() {
    ARTCAICallAgentShareConfig config = link().expireTime(time.now().plusSeconds(5)).build();
    time.advance(Duration.ofSeconds(5));

    assertThat(calls.generate(config, "u")).isNotDone();
    time.advance(Duration.ofMillis(1));
    assertThat(errorOf(calls.generate(config, "u")).error().getErrorCode())
        .isEqualTo(ARTCAICallErrorCode.TokenExpired);
  }

  @Test
  void userIdIsCheckedLast() {
    assertRefused(link(), "", ARTCAICallErrorCode.InvalidParames);
  }

  @Test
  void typedFailuresPassAsTheyAre() {
    ShareAgentException failure =
        new ShareAgentException(CallError.of(ARTCAICallErrorCode.AgentNotFound, "m"), "r-2");
    CompletableFuture<ShareCall> direct = calls.generate(link().build(), "u");
    answer.completeExceptionally(failure);
    answer = CompletableFuture.failedFuture(new CompletionException(failure));
    CompletableFuture<ShareCall> wrapped = calls.generate(link().build(), "u");

    assertThat(errorOf(direct)).isSameAs(failure);
    assertThat(errorOf(wrapped)).isSameAs(failure);
  }

  @Test
  void whateverAnAdapterDoesBecomesTyped() {
    IllegalStateException cause = new IllegalStateException("secret");
    List<ShareAgent> adapters =
        List.of(
            (config, user) -> CompletableFuture.failedFuture(cause),
            (config, user) -> {
              throw cause;
            },
            (config, user) -> {
              throw new StackOverflowError();
            },
            (config, user) -> noFuture(),
            (config, user) -> CompletableFuture.completedFuture(null));

    for (ShareAgent adapter : adapters) {
      ShareAgentException error =
          errorOf(new ShareCalls(adapter, time).generate(link().build(), "u"));

      assertThat(error.error().getErrorCode()).isEqualTo(ARTCAICallErrorCode.InternalError);
      assertThat(error.error().getCause()).isNotNull();
      assertThat(error.requestId()).isEqualTo("unknow");
      assertThat(error.getMessage()).doesNotContain("secret");
    }
  }

  @Test
  void cancellingCancelsTheRequest() {
    calls.generate(link().build(), "u").cancel(true);

    assertThat(answer).isCancelled();
  }

  @Test
  void requestThatCancelsItselfIsAFailure() {
    CompletableFuture<ShareCall> call = calls.generate(link().build(), "u");
    answer.cancel(true);

    assertThat(errorOf(call).error().getErrorCode()).isEqualTo(ARTCAICallErrorCode.InternalError);
  }

  private CompletableFuture<ShareCall> answer(ARTCAICallAgentShareConfig config, String userId) {
    users.add(userId);
    return answer;
  }

  @SuppressWarnings("NullAway") // What an adapter from outside may do.
  private static CompletableFuture<ShareCall> noFuture() {
    return null;
  }

  private void assertRefused(
      ARTCAICallAgentShareConfig.Builder link, String userId, ARTCAICallErrorCode code) {
    ShareAgentException error = errorOf(calls.generate(link.build(), userId));

    assertThat(error.error().getErrorCode()).isEqualTo(code);
    assertThat(error.requestId()).isEmpty();
    assertThat(users).isEmpty();
  }

  private static ARTCAICallAgentShareConfig.Builder link() {
    return ARTCAICallAgentShareConfig.builder().shareId("s");
  }

  private static ShareAgentException errorOf(CompletableFuture<ShareCall> call) {
    assertThat(call).isCompletedExceptionally();
    return (ShareAgentException) call.handle((value, failure) -> failure).join();
  }
}
