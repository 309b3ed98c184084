package dev.aicall.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.ARTCAICallEngineFactory;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.domain.guice.RtcBackend;
import dev.aicall.share.http.HttpShareBackend;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which backend the factory takes, each case with a class path of its own. */
class BackendChoiceTest {
  private static final String WEBRTC = StubBackends.WebRtc.class.getName();
  private static final String JITSI = StubBackends.Jitsi.class.getName();

  @TempDir private Path services;

  @Test
  void aloneTheFakeIsTaken() throws Exception {
    try (ClassPath path = classPath(true)) {
      assertThat(path.createEngine(null)).isNotNull();
    }
  }

  @Test
  void withoutAnyBackendTheErrorSaysWhatToAdd() throws Exception {
    try (ClassPath path = classPath(false)) {
      assertThatThrownBy(() -> path.createEngine(null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no RTC backend")
          .hasMessageContaining("aicall-rtc-webrtc");
    }
  }

  @Test
  void aNetworkBackendIsTakenBeforeTheFakeBesideIt() throws Exception {
    try (ClassPath path = classPath(true, WEBRTC)) {
      assertThatThrownBy(() -> path.createEngine(null)).hasMessageContaining("webrtc was chosen");
    }
  }

  @Test
  void twoNetworkBackendsNeedAChoiceAndTheErrorNamesBothAndTheProperty() throws Exception {
    try (ClassPath path = classPath(true, WEBRTC, JITSI)) {
      assertThatThrownBy(() -> path.createEngine(null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("[jitsi, webrtc]")
          .hasMessageContaining(EngineOptions.BACKEND_PROPERTY);
      assertThatThrownBy(() -> path.createEngine("jitsi")).hasMessageContaining("jitsi was chosen");
      assertThat(path.createEngine("fake")).isNotNull();
    }
  }

  @Test
  void theSystemPropertyChooses() throws Exception {
    System.setProperty(EngineOptions.BACKEND_PROPERTY, "jitsi");
    try (ClassPath path = classPath(false, WEBRTC, JITSI)) {
      assertThatThrownBy(() -> path.createEngine(null)).hasMessageContaining("jitsi was chosen");
    } finally {
      System.clearProperty(EngineOptions.BACKEND_PROPERTY);
    }
  }

  @Test
  void aNameThatIsNotThereIsAnErrorThatSaysWhatIs() throws Exception {
    try (ClassPath path = classPath(true)) {
      assertThatThrownBy(() -> path.createEngine("webrtc"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'webrtc'")
          .hasMessageContaining("[fake]");
    }
  }

  @Test
  void aShareAgentOnTheClassPathServesTheEnginesOfTheFactory() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .body(
                  "{\"code\":200,\"ai_agent_instance_id\":\"i-1\",\"channel_id\":\"c-1\","
                      + "\"ai_agent_user_id\":\"agent-7\",\"rtc_auth_token\":\"t\","
                      + "\"request_id\":\"r-1\"}")
              .build());
      System.setProperty(HttpShareBackend.HOST_PROPERTY, server.url("/").toString());
      try (ARTCAICallEngineInterface engine = ARTCAICallEngineFactory.createEngine("fake")) {
        ARTCAICallAgentShareConfig link =
            ARTCAICallAgentShareConfig.builder().shareId("share-1").build();

        ShareCall call = engine.generateShareAgentCall(link, "u1").get(10, TimeUnit.SECONDS);

        assertThat(call.agentInfo().getUid()).isEqualTo("agent-7");
        assertThat(call.requestId()).isEqualTo("r-1");
      } finally {
        System.clearProperty(HttpShareBackend.HOST_PROPERTY);
      }
    }
  }

  private ClassPath classPath(boolean withFake, String... stubs) throws IOException {
    Path file = services.resolve("META-INF/services/" + RtcBackend.class.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(stubs));
    List<URL> urls = new ArrayList<>();
    urls.add(services.toUri().toURL());
    String[] entries =
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1);
    for (String entry : entries) {
      if (withFake || !entry.contains("rtc-fake")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new ClassPath(urls.toArray(URL[]::new));
  }

  /** A class path that shares nothing with this test but the JDK. */
  private static final class ClassPath extends URLClassLoader {
    ClassPath(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    Object createEngine(String backend) throws Exception {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(this);
      try {
        Class<?> factory = loadClass(ARTCAICallEngineFactory.class.getName());
        return backend == null
            ? factory.getMethod("createEngine").invoke(null)
            : factory.getMethod("createEngine", String.class).invoke(null, backend);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
