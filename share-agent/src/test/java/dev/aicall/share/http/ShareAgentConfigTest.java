package dev.aicall.share.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareAgentConfigTest {
  @Test
  void defaults() {
    ShareAgentConfig config = ShareAgentConfig.builder().build();

    assertThat(config.toString())
        .isEqualTo(
            "ShareAgentConfig[shareHost=https://ice-smart-aiagent-fcapp-appserver.aliyuncs.com,"
                + " appServer=null, authorization=***, connectTimeout=PT5S, requestTimeout=PT10S,"
                + " allowPlainHttp=false, maxResponseBytes=1048576]");
    assertThat(config.authorization()).isNull();
    assertThat(config.sslContext()).isEmpty();
    assertThat(config.proxySelector()).isEmpty();
  }

  @Test
  void copyIsEqualInEveryPart() throws Exception {
    ShareAgentConfig config =
        ShareAgentConfig.builder()
            .shareHost(URI.create("http://192.0.2.1/a"))
            .appServer(URI.create("https://app.example"))
            .authorization(() -> "secret")
            .connectTimeout(Duration.ofMillis(1))
            .requestTimeout(Duration.ofMillis(2))
            .allowPlainHttp(true)
            .sslContext(SSLContext.getDefault())
            .proxySelector(ProxySelector.getDefault())
            .maxResponseBytes(1)
            .build();
    ShareAgentConfig copy = config.toBuilder().build();

    assertThat(copy).usingRecursiveComparison().isEqualTo(config);
    assertThat(copy.toString()).doesNotContain("secret");
    assertThat(copy.authorization()).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://LOCALHOST",
        "http://127.0.0.1",
        "http://127.9.9.9:80/x",
        "http://[::1]:8080",
        "HTTPS://host/path/"
      })
  void addressesThatAreTaken(String uri) {
    assertThat(ShareAgentConfig.builder().appServer(URI.create(uri)).build().appServer())
        .contains(URI.create(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://0.0.0.0",
        "ftp://localhost",
        "localhost",
        "https:///path",
        "https://user:secret@host",
        "https://host?token=secret",
        "https://host#secret"
      })
  void addressesThatAreRefused(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShareAgentConfig.builder().appServer(URI.create(uri)).build())
        .withMessageStartingWith("appServer: ")
        .withMessageNotContaining("secret");
  }

  @Test
  void numbersAreChecked() {
    ShareAgentConfig.Builder builder = ShareAgentConfig.builder();

    assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.requestTimeout(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxResponseBytes(0));
  }
}
