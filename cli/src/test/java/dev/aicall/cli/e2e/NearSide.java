package dev.aicall.cli.e2e;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.testing.Tones;
import dev.aicall.share.http.ShareAgentConfig;
import dev.aicall.share.http.ShareAgentModule;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call engine on the backend of the pairing: sends a tone and a moving picture, hears, and
 * remembers what it is told.
 */
final class NearSide implements AutoCloseable {
  /** What the caller sounds like. */
  static final double TONE_HZ = 440;

  /** Long enough for a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int RATE_HZ = 48_000;
  private static final int QUEUE_MS = 100;

  private final CallLog log = new CallLog();
  private final ToneEar ear = new ToneEar();
  private final PictureEye eye = new PictureEye();
  private final ARTCAICallEngineInterface engine;

  /** How a near side is set up. */
  static final class Setup {
    private final URI origin;
    private IceSettings ice = IceSettings.DEFAULT;
    private EngineOptions.Builder options = EngineOptions.builder();
    private TimeSource time = new SystemTime();
    private boolean silent;
    private @Nullable Injector injector;

    Setup(URI origin) {
      this.origin = origin;
    }

    Setup ice(IceSettings settings) {
      ice = settings;
      return this;
    }

    Setup reconnectDeadline(Duration deadline) {
      options = options.reconnectDeadline(deadline);
      return this;
    }

    Setup joinDeadline(Duration deadline) {
      options = options.joinDeadline(deadline);
      return this;
    }

    /** Sends silence in place of the tone, which agents take for a voice that interrupts. */
    Setup silent() {
      silent = true;
      return this;
    }

    Setup time(TimeSource source) {
      time = source;
      return this;
    }

    /** Opens a near side; those of one setup share all but their calls. */
    NearSide open() {
      return new NearSide(this);
    }

    /** What makes its engines, for callers of other kinds. */
    Injector injector() {
      Injector shared = injector;
      if (shared == null) {
        shared = newInjector();
        injector = shared;
      }
      return shared;
    }

    private Injector newInjector() {
      PeerConfig peer =
          PeerConfig.builder()
              .server(URI.create(origin + "/rtc"))
              .allowPlainHttp(true)
              .ice(ice)
              .build();
      ShareAgentConfig share =
          ShareAgentConfig.builder()
              .shareHost(origin)
              .appServer(origin)
              .allowPlainHttp(true)
              .build();
      return Guice.createInjector(
          new AiCallModule(options.build()),
          binder ->
              OptionalBinder.newOptionalBinder(binder, TimeSource.class)
                  .setBinding()
                  .toInstance(time),
          Pairing.nearModule(peer),
          new ShareAgentModule(share, Runnable::run));
    }
  }

  private NearSide(Setup setup) {
    engine = setup.injector().getInstance(ARTCAICallEngineInterface.class);
    engine.setDelegate(log.delegate());
    engine.setMediaTaps(
        MediaTaps.builder()
            .microphone(
                setup.silent
                    ? new PcmQueue(RATE_HZ, 1, QUEUE_MS)
                    : Tones.source(TONE_HZ, RATE_HZ, 1))
            .loudspeaker(ear)
            .camera(new MovingPicture(360, 640))
            .build());
  }

  /** A near side of a server with everything by default. */
  static NearSide open(URI origin) {
    return new Setup(origin).open();
  }

  ARTCAICallEngineInterface engine() {
    return engine;
  }

  CallLog log() {
    return log;
  }

  ToneEar ear() {
    return ear;
  }

  /** Sees the avatar once it is set as the agent's view. */
  PictureEye eye() {
    return eye;
  }

  /** Calls an agent; what comes of it is in the log. */
  void call(String agentId, ServerAccess.Grant grant) {
    boolean accepted = engine.call(config(agentId, grant));
    if (!accepted) {
      throw new AssertionError("the call was refused at once");
    }
  }

  /** Calls an agent and waits until it hears and reads. */
  void callAndBegin(String agentId, ServerAccess.Grant grant) {
    call(agentId, grant);
    log.await("onCallBegin", LIMIT);
    log.await("onAgentDataChannelAvailable", LIMIT);
  }

  private static ARTCAICallConfig config(String agentId, ServerAccess.Grant grant) {
    return ARTCAICallConfig.builder()
        .agentId(agentId)
        .agentType(ProbeAgents.type(agentId))
        .region("local")
        .userId(grant.userId())
        .userJoinToken(grant.token())
        .build();
  }

  @Override
  public void close() {
    engine.close();
  }
}
