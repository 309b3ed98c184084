package dev.aicall.cli.stack;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.fake.FakeRtcModule;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.share.http.AppServer;
import dev.aicall.share.http.HttpShareAgentClient;
import dev.aicall.share.http.ShareAgentConfig;
import dev.aicall.share.http.ShareAgentModule;

/** Makes call engines on a backend, wired as any program would. */
public final class CallEngines implements AutoCloseable {
  private final Injector injector;

  /**
   * Wires engines.
   *
   * @param backend which RTC stack
   * @param peer where the signalling is
   * @param share where the app-server API is
   */
  public CallEngines(Backend backend, PeerConfig peer, ShareAgentConfig share) {
    MediaStackProvider provider = backend.provider();
    Module rtc =
        provider == null ? new FakeRtcModule(FakeScript.rtc()) : new PeerModule(provider, peer);
    this.injector =
        Guice.createInjector(
            new AiCallModule(),
            rtc,
            new ShareAgentModule(share, DaemonThreads.executor("aicall-share", 1)));
  }

  /**
   * Makes an engine.
   *
   * @return a new one; the caller closes it
   */
  public ARTCAICallEngineInterface newEngine() {
    return injector.getInstance(ARTCAICallEngineInterface.class);
  }

  /**
   * Returns the app-server API of the server.
   *
   * @return its calls
   * @throws IllegalStateException if the share config names no app server
   */
  public AppServer appServer() {
    return injector.getInstance(HttpShareAgentClient.class).appServer();
  }

  /**
   * Returns the time on which the engines run.
   *
   * @return always the same one
   */
  public TimeSource time() {
    return injector.getInstance(TimeSource.class);
  }

  @Override
  public void close() {
    injector.getInstance(HttpShareAgentClient.class).close();
  }
}
