package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.signal.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenTest {
  private static final String FRESH = CallWorld.token(CallWorld.CHANNEL, CallWorld.USER, 2);

  private final CallWorld world = new CallWorld().talking();

  @Test
  void aFreshTokenIsSentAndShownFromThenOn() {
    refresh(FRESH);
    assertThat(world.peer().signals).contains(new Signal.RefreshAuthInfo(FRESH));
    world.signal(new Signal.Refreshed(true, ""));

    world.session().leave();
    world.time.runReady();

    assertThat(world.http.last().token()).isEqualTo(FRESH);
  }

  @Test
  void aTokenThatTheServerRefusesIsAskedForAgainOnce() {
    refresh(FRESH);
    int told = world.told().size();

    world.signal(new Signal.Refreshed(false, "InvalidToken"));
    world.signal(new Signal.Refreshed(false, "InvalidToken"));
    world.session().leave();
    world.time.runReady();

    assertThat(world.toldSince(told)).containsExactly("onTokenWillExpire()");
    assertThat(world.http.last().token())
        .isEqualTo(CallWorld.token(CallWorld.CHANNEL, CallWorld.USER, 1));
  }

  @Test
  void aTokenThatHasExpiredAlreadyIsToldAsSuch() {
    refresh(FRESH);
    int told = world.told().size();

    world.signal(new Signal.Refreshed(false, "TokenExpired"));

    assertThat(world.toldSince(told)).containsExactly("onTokenExpired()");
  }

  @Test
  void aTokenForAnotherChannelIsNotTaken() {
    int told = world.told().size();

    refresh(CallWorld.token("elsewhere", CallWorld.USER, 2));

    assertThat(world.peer().signals).noneMatch(Signal.RefreshAuthInfo.class::isInstance);
    assertThat(world.toldSince(told)).containsExactly("onTokenWillExpire()");
  }

  @Test
  void aTokenThatComesWhileTheLinkIsLostIsShownAndSentWhenItIsBack() {
    world.pass(Duration.ofSeconds(5));
    world.http.refuse(503, "ServiceUnavailable");
    world.time.runReady();
    refresh(FRESH);
    assertThat(world.peer().signals).noneMatch(Signal.RefreshAuthInfo.class::isInstance);

    world.pass(Duration.ofMillis(200));
    assertThat(world.http.last().token()).isEqualTo(FRESH);
    world.http.ok("new answer");
    world.signal(new Signal.Pong(1));

    assertThat(world.peer().signals).contains(new Signal.RefreshAuthInfo(FRESH));
  }

  @Test
  void aFreshTokenIsNotPrinted() {
    assertThat(new Signal.RefreshAuthInfo(FRESH).toString()).doesNotContain(FRESH);
  }

  private void refresh(String token) {
    world.session().refreshToken(token);
    world.time.runReady();
  }
}
