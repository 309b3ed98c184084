package dev.aicall.rtc.peer.device;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screens of this machine, through the Java runtime's own windowing part. A JVM that has none
 * of it, is headless, or has no display that lets it in, has no screens.
 *
 * <p>Names no class of {@code java.awt}, so that it loads where there is none.
 */
final class Screens implements PictureSystem {
  private static final Logger log = LoggerFactory.getLogger(Screens.class);

  private final TimeSource time;

  /** The first question connects to the display, which may hang: on a thread of its own. */
  private final Executor executor = DaemonThreads.executor("aicall-screens", 1);

  /**
   * Creates the view; nothing is asked yet.
   *
   * @param time paces and stamps the pictures
   */
  Screens(TimeSource time) {
    this.time = time;
  }

  @Override
  public CompletableFuture<List<MediaDevice>> devices() {
    return CompletableFuture.supplyAsync(() -> orNone(() -> ScreenCapture.list()), executor)
        .orTimeout(DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public PictureCapture open(MediaDevice device, ARTCAICallVideoConfig video, VideoFrameSink sink) {
    return ScreenCapture.start(device.id(), video.getCameraCaptureFrameRate(), time, sink);
  }

  /** Takes a lambda: to make a method reference would load the class here, outside the try. */
  private static List<MediaDevice> orNone(Supplier<List<MediaDevice>> list) {
    try {
      return list.get();
    } catch (RuntimeException | Error e) {
      // An Error too: that is what a display that refuses is, and a runtime without its libraries.
      log.debug("no screens", e);
      return List.of();
    }
  }
}
