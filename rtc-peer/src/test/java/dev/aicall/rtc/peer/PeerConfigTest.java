package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.IceSettings.Policy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerConfigTest {
  @Test
  void defaults() {
    assertThat(PeerConfig.builder().build())
        .hasToString(
            "PeerConfig[server=http://127.0.0.1:8088/rtc, allowPlainHttp=false,"
                + " requestTimeout=PT2S, httpProxy=null, tls=the JDK's,"
                + " ice=IceSettings[servers=[], policy=ALL, minPort=0, maxPort=0]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/rtc",
        "http://127.1.2.3/rtc",
        "http://localhost/rtc",
        "http://[::1]:8088/rtc",
        "https://server.example/rtc",
        "HTTPS://server.example"
      })
  void takesSafeAddresses(String address) {
    assertThat(server(address).server()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://server.example/rtc",
        "http://10.0.0.1/rtc",
        "http://127.0.0.1.example/rtc",
        "http://localhost.example/rtc",
        "HTTP://server.example"
      })
  void refusesPlainHttpToOtherHostsUnlessAllowed(String address) {
    assertThatThrownBy(() -> server(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server")
        .hasMessageContaining("allowPlainHttp");
    assertThat(
            PeerConfig.builder()
                .server(URI.create(address))
                .allowPlainHttp(true)
                .build()
                .allowPlainHttp())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://server.example",
        "/rtc",
        "mailto:a@b",
        "https:///rtc",
        "https://user:hunter2@server.example",
        "https://server.example/?key=hunter2",
        "https://server.example/#hunter2"
      })
  void refusesWhatIsNoPlaceWithoutShowingSecrets(String address) {
    assertThatThrownBy(() -> server(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void dropsASlashAtTheEnd() {
    assertThat(server("https://server.example/rtc/").server())
        .hasToString("https://server.example/rtc");
  }

  @Test
  void refusesAnInstantTimeout() {
    assertThatThrownBy(() -> PeerConfig.builder().requestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestTimeout: more than zero, got PT0S");
  }

  @Test
  void passwordsAreNotPrintedAndACopyIsTheSame() {
    PeerConfig config =
        PeerConfig.builder()
            .server(URI.create("https://server.example"))
            .httpProxy(InetSocketAddress.createUnresolved("proxy.example", 3128))
            .ice(
                new IceSettings(
                    List.of(IceServer.turn("turn:turn.example:3478", "user", "hunter2")),
                    Policy.RELAY,
                    40_000,
                    40_100))
            .build();

    assertThat(config.toString()).contains("turn.example").doesNotContain("hunter2");
    assertThat(config.toBuilder().build()).hasToString(config.toString());
  }

  @Test
  void theSystemPropertyNamesTheServer() {
    String before = System.getProperty(PeerConfig.SERVER_PROPERTY);
    try {
      System.setProperty(PeerConfig.SERVER_PROPERTY, "https://other.example/rtc");
      assertThat(PeerConfig.fromSystemProperties().server())
          .hasToString("https://other.example/rtc");
    } finally {
      if (before == null) {
        System.clearProperty(PeerConfig.SERVER_PROPERTY);
      } else {
        System.setProperty(PeerConfig.SERVER_PROPERTY, before);
      }
    }
  }

  private static PeerConfig server(String address) {
    return PeerConfig.builder().server(URI.create(address)).build();
  }
}
