package dev.aicall.cli;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.machine.ServerCalls;
import dev.aicall.cli.machine.ShareText;
import dev.aicall.cli.speech.SpeechPlan;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is called, and who calls. */
final class TargetOptions {
  /** The agent of 'aicall serve' that hears and speaks. */
  static final String DEFAULT_AGENT = SpeechPlan.ASSISTANT;

  private static final int RANDOM_BYTES = 4;

  @Parameters(
      arity = "0..1",
      paramLabel = "LINK",
      description = "A share link, or its text. Who has it can call: treat it as a password.")
  private @Nullable String link;

  @Option(
      names = "--agent",
      paramLabel = "ID",
      description = "The agent. Default: " + DEFAULT_AGENT + ".")
  private @Nullable String agent;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "voice",
      description =
          "What kind of agent that is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Kind type = Kind.voice;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "Where the agent runs. Default: ${DEFAULT-VALUE}.")
  private String region = "local";

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Who calls: letters, digits, _ . -; at most 64. Default: made at random.")
  private @Nullable String user;

  @Option(
      names = "--video-test",
      description = "Send a moving test picture as your camera; for vision and video agents.")
  private boolean videoTest;

  enum Kind {
    voice(ARTCAICallAgentType.VoiceAgent),
    avatar(ARTCAICallAgentType.AvatarAgent),
    vision(ARTCAICallAgentType.VisionAgent),
    video(ARTCAICallAgentType.VideoAgent);

    private final ARTCAICallAgentType agentType;

    Kind(ARTCAICallAgentType agentType) {
      this.agentType = agentType;
    }
  }

  boolean sendsTestPicture() {
    return videoTest;
  }

  /** The server named, else that of the link, else the usual one. */
  ServerAccess access(ServerOptions options) {
    if (link != null && agent != null) {
      throw new CliException(ExitCode.USAGE, "LINK, --agent: one of them, got both", "");
    }
    ShareText share = link == null ? null : ShareText.of(link);
    return share == null || share.server() == null || options.isUrlGiven()
        ? options.access()
        : options.access(share.server());
  }

  Join join(
      Backend backend, ServerAccess access, CallEngines engines, ARTCAICallEngineInterface engine) {
    String userId = userId();
    if (link != null) {
      return shared(engine, userId);
    }
    String agentId = agent == null ? DEFAULT_AGENT : agent;
    String token =
        backend.isFake()
            ? "fake"
            : ServerCalls.auth(engines.appServer(), access, userId).rtcAuthToken();
    ARTCAICallConfig config =
        ARTCAICallConfig.builder()
            .agentId(agentId)
            .agentType(agentType())
            .region(region)
            .userId(userId)
            .userJoinToken(token)
            .build();
    return new Own(agentId, userId, config);
  }

  private Join shared(ARTCAICallEngineInterface engine, String userId) {
    String text = ShareText.of(String.valueOf(link)).text();
    ARTCAICallAgentShareConfig config = engine.parseShareAgentCall(text);
    if (config == null) {
      throw new CliException(
          ExitCode.USAGE,
          "this is no share link",
          "Copy it whole, in quotes; -v says what is wrong.");
    }
    ShareCall call = ServerCalls.wait(engine.generateShareAgentCall(config, userId));
    return new Shared(call, userId);
  }

  private ARTCAICallAgentType agentType() {
    return videoTest && type == Kind.voice ? Kind.vision.agentType : type.agentType;
  }

  private String userId() {
    String given = user;
    if (given == null) {
      byte[] bytes = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(bytes);
      return "cli-" + HexFormat.of().formatHex(bytes);
    }
    if (!given.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new CliException(
          ExitCode.USAGE, "--user: letters, digits, _ . -; at most 64, got " + given, "");
    }
    return given;
  }

  private record Own(String agent, String userId, ARTCAICallConfig config) implements Join {
    @Override
    public void start(ARTCAICallEngineInterface engine) {
      if (!engine.call(config)) {
        throw new CliException(ExitCode.USAGE, "agent, region and user must not be empty", "");
      }
    }
  }

  private record Shared(ShareCall call, String userId) implements Join {
    @Override
    public String agent() {
      return "shared agent";
    }

    @Override
    public void start(ARTCAICallEngineInterface engine) {
      // How it went is told to the delegate too.
      engine.call(userId, call.token(), call.agentInfo(), error -> {});
    }
  }
}
