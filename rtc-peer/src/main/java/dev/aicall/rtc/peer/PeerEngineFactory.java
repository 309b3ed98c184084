package dev.aicall.rtc.peer;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The RTC port on a media stack. What it makes runs on the executor that it is given, so many
 * engines share a few threads. The HTTP client of the signalling is shared by all its engines.
 */
public final class PeerEngineFactory implements RtcEngineFactory {
  private final MediaStackProvider stacks;
  private final PeerConfig config;
  private final TimeSource time;
  private final Executor executor;
  private final HttpExchanges http;
  private final DoubleSupplier random;
  private @Nullable MediaStack stackOfDevices;

  /**
   * Creates the factory; nothing runs before the first engine.
   *
   * @param stack opens the media stack, once for each engine
   * @param config where the signalling is
   * @param time clock and timers
   * @param executor runs the sessions, each serially
   */
  public PeerEngineFactory(
      MediaStackProvider stack, PeerConfig config, TimeSource time, Executor executor) {
    this(stack, config, time, executor, new JdkHttp(config), new Random()::nextDouble);
  }

  PeerEngineFactory(
      MediaStackProvider stacks,
      PeerConfig config,
      TimeSource time,
      Executor executor,
      HttpExchanges http,
      DoubleSupplier random) {
    this.stacks = stacks;
    this.config = config;
    this.time = time;
    this.executor = executor;
    this.http = http;
    this.random = random;
  }

  @Override
  public RtcEngine create() {
    MediaStack stack = stacks.open();
    return new PeerEngine(
        new Backend(config, stack, stack.capabilities(), http, time, executor, random));
  }

  @Override
  public AudioDevices audioDevices() {
    return stackOfDevices().audioDevices();
  }

  @Override
  public VideoDevices videoDevices() {
    return stackOfDevices().videoDevices();
  }

  /** Makes no peers, so it keeps nothing of the stack's runtime; opened for the first who asks. */
  private synchronized MediaStack stackOfDevices() {
    MediaStack stack = stackOfDevices;
    if (stack == null) {
      stack = stacks.open();
      stackOfDevices = stack;
    }
    return stack;
  }
}
