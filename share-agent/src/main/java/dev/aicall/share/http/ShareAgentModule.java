package dev.aicall.share.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.TimeSource;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/**
 * Fills the {@link ShareAgent} port with the HTTP client; expects a {@link TimeSource} to be bound
 * elsewhere. Close the {@link HttpShareAgentClient} it makes when the injector is done with.
 */
public final class ShareAgentModule extends AbstractModule {
  private final ShareAgentConfig config;
  private final Executor completions;

  /**
   * Creates the module.
   *
   * @param config where the servers are
   * @param completions where the client's futures complete
   */
  public ShareAgentModule(ShareAgentConfig config, Executor completions) {
    this.config = config;
    this.completions = completions;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    OptionalBinder.newOptionalBinder(binder(), ShareAgent.class)
        .setBinding()
        .to(HttpShareAgentClient.class);
  }

  @Provides
  @Singleton
  HttpShareAgentClient client(TimeSource time) {
    return new HttpShareAgentClient(config, time, completions);
  }
}
