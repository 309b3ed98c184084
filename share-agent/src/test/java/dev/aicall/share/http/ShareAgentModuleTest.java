package dev.aicall.share.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.TimeSource;
import org.junit.jupiter.api.Test;

final class ShareAgentModuleTest {
  @Test
  void fillsThePortWithOneClient() {
    VirtualTime time = new VirtualTime();
    Injector injector =
        Guice.createInjector(
            new ShareAgentModule(ShareAgentConfig.builder().build(), time),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(TimeSource.class).toInstance(time);
              }
            });

    try (HttpShareAgentClient client = injector.getInstance(HttpShareAgentClient.class)) {
      assertThat(injector.getInstance(ShareAgent.class)).isSameAs(client);
    }
  }
}
