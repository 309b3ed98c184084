package dev.aicall.share.http;

import com.google.inject.Module;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.guice.ShareBackend;
import java.net.URI;

/**
 * The HTTP client as the share agent of the class path, for engines of the factory. Talks to the
 * vendor's host unless the system property {@value #HOST_PROPERTY} names another.
 */
public final class HttpShareBackend implements ShareBackend {
  /** Name of the system property with the base URI of the host that starts shared agents. */
  public static final String HOST_PROPERTY = "aicall.share.host";

  /** For {@link java.util.ServiceLoader}. */
  public HttpShareBackend() {}

  @Override
  public Module module() {
    ShareAgentConfig.Builder config = ShareAgentConfig.builder();
    String host = System.getProperty(HOST_PROPERTY);
    if (host != null) {
      config.shareHost(URI.create(host));
    }
    return new ShareAgentModule(config.build(), DaemonThreads.executor("aicall-share", 1));
  }
}
