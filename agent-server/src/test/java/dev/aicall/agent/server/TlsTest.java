package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by key store and by context, with a certificate made for the test. */
class TlsTest {
  private static final String PASSWORD = "test-only";

  @TempDir private Path folder;

  private Path store() {
    return folder.resolve("tls.p12");
  }

  @BeforeEach
  void makeCertificate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      keyStore.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", keyStore.getCertificate("test"));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private void assertServes(TestWorld world) throws GeneralSecurityException, IOException {
    assertThat(world.server.baseUri().getScheme()).isEqualTo("https");
    HttpClient client = HttpClient.newBuilder().sslContext(context()).build();
    HttpRequest request =
        HttpRequest.newBuilder(world.server.baseUri().resolve("/healthz")).build();
    HttpResponse<String> response =
        world.done(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("ok");
  }

  @Test
  void aKeyStoreIsEnoughForAnOpenAddress() throws GeneralSecurityException, IOException {
    try (TestWorld world =
        TestWorld.virtual(
            config -> config.host("0.0.0.0").apiKeyRequired(true).keyStore(store(), PASSWORD))) {
      assertServes(world);
    }
  }

  @Test
  void aContextDoesTheSame() throws GeneralSecurityException, IOException {
    SSLContext context = context();
    try (TestWorld world = TestWorld.virtual(config -> config.sslContext(context))) {
      assertServes(world);
    }
  }

  @Test
  void oneOfTheTwoIsEnough() throws GeneralSecurityException, IOException {
    AgentServerConfig.Builder both =
        AgentServerConfig.builder().sslContext(context()).keyStore(store(), PASSWORD);

    assertThatIllegalArgumentException()
        .isThrownBy(both::build)
        .withMessageContaining("keyStore")
        .withMessageNotContaining(PASSWORD);
    AgentServerConfig config = AgentServerConfig.builder().keyStore(store(), PASSWORD).build();
    assertThat(config.toString()).doesNotContain(PASSWORD);
  }
}
