package dev.aicall.cli.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.share.http.ShareAgentConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * An agent server and how it is reached.
 *
 * @param base its address, without a slash at the end
 * @param apiKey opens the app-server routes; a secret, or null
 * @param tls whom to trust; null = whom the JDK trusts
 * @param plainHttp whether http to other machines is allowed
 */
public record ServerAccess(
    URI base, @Nullable String apiKey, @Nullable SSLContext tls, boolean plainHttp) {
  /** What {@code aicall serve} listens at. */
  public static final String DEFAULT_URL = "http://127.0.0.1:8088";

  /** Environment variable with the API key. */
  public static final String KEY_VARIABLE = "AICALL_API_KEY";

  /** Where the signalling is below the base. */
  private static final String SIGNALLING = "/rtc";

  private static final long MAX_KEY_FILE_BYTES = 16 * 1024;

  /**
   * Puts an access together.
   *
   * @param base address of the server
   * @param keyFile its key file; null = the usual one, if it is there and readable
   * @param trust certificate to trust, or null
   * @param plainHttp whether http to other machines is allowed
   * @return the access
   * @throws IllegalArgumentException if the address is none, or unsafe
   * @throws CliException FILE if a file given cannot be used
   */
  public static ServerAccess of(
      URI base, @Nullable Path keyFile, @Nullable Path trust, boolean plainHttp) {
    String text = base.toString();
    URI plain = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    ServerAccess access =
        new ServerAccess(plain, apiKey(keyFile), trust == null ? null : trusting(trust), plainHttp);
    // Refuses what is no address, and plain http where it is not safe.
    PeerConfig unused = access.peer(IceSettings.DEFAULT);
    return access;
  }

  /**
   * Returns the configuration of the RTC backend.
   *
   * @param ice how media get through
   * @return for this server
   */
  public PeerConfig peer(IceSettings ice) {
    return PeerConfig.builder()
        .server(URI.create(base + SIGNALLING))
        .allowPlainHttp(plainHttp)
        .tls(tls)
        .ice(ice)
        .build();
  }

  /**
   * Returns the configuration of the app-server API.
   *
   * @return for this server
   */
  public ShareAgentConfig share() {
    ShareAgentConfig.Builder config =
        ShareAgentConfig.builder()
            .shareHost(base)
            .appServer(base)
            .allowPlainHttp(plainHttp)
            .authorization(() -> apiKey == null ? null : "Bearer " + apiKey);
    if (tls != null) {
      config.sslContext(tls);
    }
    return config.build();
  }

  private static @Nullable String apiKey(@Nullable Path given) {
    String fromEnvironment = System.getenv(KEY_VARIABLE);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return fromEnvironment.strip();
    }
    Path file = given == null ? AgentServerConfig.builder().build().keyFile() : given;
    if (given == null && !Files.isReadable(file)) {
      return null;
    }
    try {
      if (Files.size(file) > MAX_KEY_FILE_BYTES) {
        throw noKeyFile(file);
      }
      String key = new JsonMapper().readTree(Files.readAllBytes(file)).path("apiKey").asText("");
      if (key.isEmpty()) {
        throw noKeyFile(file);
      }
      return key;
    } catch (JsonProcessingException e) {
      // Its message quotes the file, so it goes no further.
      throw noKeyFile(file);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FILE,
          "key file " + file + " cannot be read",
          "Name the server's key file with --key-file, or set " + KEY_VARIABLE + ".",
          e);
    }
  }

  private static CliException noKeyFile(Path file) {
    return new CliException(
        ExitCode.FILE,
        file + " is no key file of an agent server",
        "'aicall serve' says at its start where its key file is.");
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("server-" + number++, certificate);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CliException(
          ExitCode.FILE,
          pem + " holds no certificate that can be read",
          "--trust takes a PEM file: -----BEGIN CERTIFICATE----- ...",
          e);
    }
  }

  @Override
  public String toString() {
    return "ServerAccess[base=" + base + ", apiKey=***, plainHttp=" + plainHttp + "]";
  }
}
