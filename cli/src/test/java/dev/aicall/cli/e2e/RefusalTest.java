package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.RtcTokenReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server refuses, and that it goes on afterwards. */
class RefusalTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void eachRefusalHasItsCodeAndTheServerGoesOn(Pairing pairing) {
    Child.run(pairing, Program.class, Duration.ofSeconds(60));
  }

  /** Server and callers in one process. */
  static final class Program {
    private static final String SDP = "application/sdp";
    private static final int TEN_MEGABYTES = 10_000_000;

    private final FarSide far;
    private final ServerAccess access;
    private final ServerAccess.Grant grant;

    private Program(FarSide far) {
      this.far = far;
      this.access = far.access();
      this.grant = access.grant("u1");
    }

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents, settings -> settings.maxCalls(1))) {
              Program program = new Program(far);
              program.refusesTokens();
              program.refusesBodies();
              program.tellsTheDelegate();
              assertThat(agents.made()).isEmpty();
              program.goesOnUntilItIsFull();
            }
          });
    }

    private void refusesTokens() {
      String channel = grant.channelId();
      String elsewhere = access.grant("u1").channelId();

      assertThat(join(elsewhere, grant.token())).isEqualTo("401 InvalidToken");
      assertThat(join(channel, "nonsense")).isEqualTo("401 InvalidToken");
      assertThat(join(channel, changed("\"userid\":\"u1\"", "\"userid\":\"u2\"")))
          .isEqualTo("401 InvalidToken");
      assertThat(join(elsewhere, changed(channel, elsewhere))).isEqualTo("401 InvalidToken");
      assertThat(join(channel, access.token(channel, "u1", Instant.parse("2342-01-01T00:00:00Z"))))
          .isEqualTo("401 InvalidToken");
      assertThat(join(channel, access.token(channel, "u1", Duration.ofMinutes(-1))))
          .isEqualTo("403 TokenExpired");
      refusesRecutTokens();
    }

    // The signed text has no separators, so its last fields can be cut anew under the same hash.
    private void refusesRecutTokens() {
      String channel = grant.channelId();
      ServerAccess.Grant one = access.grant("alice1");
      RtcToken token = ((RtcTokenReading.Read) RtcToken.read(one.token())).token();
      String later =
          recut(token, one.channelId(), "alice", Long.parseLong("1" + token.timestamp()));
      assertThat(join(one.channelId(), later)).isEqualTo("401 InvalidToken");

      RtcToken whole = ((RtcTokenReading.Read) RtcToken.read(grant.token())).token();
      String shorter = channel.substring(0, channel.length() - 1);
      String longerUser = channel.substring(channel.length() - 1) + "u1";
      assertThat(join(shorter, recut(whole, shorter, longerUser, whole.timestamp())))
          .isEqualTo("401 InvalidToken");
    }

    private void refusesBodies() {
      String channel = grant.channelId();

      assertThat(code(channel, grant.token(), SDP, "rubbish")).isEqualTo("400 InvalidParames");
      assertThat(code(channel, grant.token(), "application/json", "{\"sdp\":"))
          .isEqualTo("400 InvalidParames");
      assertThat(code(channel, grant.token(), "text/plain", "v=0")).startsWith("415 ");
      assertThat(code(channel, grant.token(), SDP, "x".repeat(TEN_MEGABYTES))).startsWith("413 ");
    }

    private void tellsTheDelegate() {
      String channel = grant.channelId();
      String forged = changed("\"token\":\"", "\"token\":\"00");

      assertThat(callFails(ProbeAgents.VOICE, forged))
          .isEqualTo(ARTCAICallErrorCode.BeginCallFailed);
      assertThat(callFails(ProbeAgents.VOICE, access.token(channel, "u1", Duration.ofMinutes(-1))))
          .isEqualTo(ARTCAICallErrorCode.TokenExpired);
      assertThat(callFails("nobody", grant.token())).isEqualTo(ARTCAICallErrorCode.AgentNotFound);
    }

    private void goesOnUntilItIsFull() {
      try (NearSide near = NearSide.open(far.origin())) {
        near.callAndBegin(ProbeAgents.VOICE, access.grant("u3"));

        assertThat(callFails(ProbeAgents.VOICE, grant.token()))
            .isEqualTo(ARTCAICallErrorCode.BeginCallFailed);

        near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
        near.engine().handup(true);
        near.log().await("onCallEnd", LIMIT);
        assertThat(near.log().errors()).isEmpty();
      }
    }

    private ARTCAICallErrorCode callFails(String agentId, String token) {
      NearSide.Setup setup = new NearSide.Setup(far.origin()).joinDeadline(Duration.ofSeconds(2));
      try (NearSide near = setup.open()) {
        near.call(agentId, new ServerAccess.Grant(grant.channelId(), "u1", token));
        near.log().await("onErrorOccurs", LIMIT);
        assertThat(near.log().errors()).hasSize(1);
        assertThat(near.log().count("onCallBegin")).isZero();
        return near.log().errors().get(0);
      }
    }

    private String join(String channel, String token) {
      return code(channel, token, SDP, "v=0\r\n");
    }

    private String code(String channel, String token, String type, String body) {
      return ServerAccess.code(access.join(channel, token, type, body));
    }

    private String changed(String from, String to) {
      String json = new String(Base64.getDecoder().decode(grant.token()), StandardCharsets.UTF_8);
      assertThat(json).contains(from);
      return Base64.getEncoder()
          .encodeToString(json.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static String recut(RtcToken token, String channel, String user, long timestamp) {
      return new RtcToken(token.appId(), channel, user, timestamp, token.signature()).encode();
    }
  }
}
