package dev.aicall.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.ARTCAICallEngineFactory;
import dev.aicall.api.EngineOptions;
import dev.aicall.domain.guice.RtcBackend;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
