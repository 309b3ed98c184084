package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.domain.port.TimeSource;
import java.awt.AWTException;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen, photographed as often as asked for, on a thread of its own. */
final class ScreenCapture implements PictureCapture {
  private static final Logger log = LoggerFactory.getLogger(ScreenCapture.class);

  private final Robot robot;
  private final Rectangle area;
  private final long periodNanos;
  private final TimeSource time;
  private volatile boolean stopped;
  private final Thread thread;

  private ScreenCapture(
      Robot robot, Rectangle area, int framesPerSecond, TimeSource time, VideoFrameSink sink) {
    this.robot = robot;
    this.area = area;
    this.time = time;
    periodNanos = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
    thread = new Thread(() -> take(sink), "aicall-screen");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Lists the screens; none where there is no display. Throws what the Java runtime throws where
   * its windowing part is not complete.
   */
  static List<MediaDevice> list() {
    List<MediaDevice> screens = new ArrayList<>();
    for (GraphicsDevice device : devices()) {
      Rectangle bounds = device.getDefaultConfiguration().getBounds();
      screens.add(
          new MediaDevice(
              id(device),
              "Screen " + (screens.size() + 1) + " (" + bounds.width + "x" + bounds.height + ")",
              Kind.SCREEN,
              screens.isEmpty()));
    }
    return List.copyOf(screens);
  }

  /**
   * Starts to photograph.
   *
   * @throws IllegalStateException if the screen is not there or may not be photographed
   */
  static ScreenCapture start(
      String deviceId, int framesPerSecond, TimeSource time, VideoFrameSink sink) {
    for (GraphicsDevice device : devices()) {
      if (id(device).equals(deviceId)) {
        try {
          Rectangle bounds = device.getDefaultConfiguration().getBounds();
          return new ScreenCapture(new Robot(device), bounds, framesPerSecond, time, sink);
        } catch (AWTException | SecurityException e) {
          throw new IllegalStateException("the screen cannot be captured: " + e.getMessage(), e);
        }
      }
    }
    throw new IllegalStateException("this machine has no screen " + deviceId);
  }

  private static List<GraphicsDevice> devices() {
    return GraphicsEnvironment.isHeadless()
        ? List.of()
        : List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices());
  }

  private static String id(GraphicsDevice device) {
    return "screen" + device.getIDstring();
  }

  private void take(VideoFrameSink sink) {
    long due = time.nanoTime();
    while (!stopped) {
      long early = due - time.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(this, early);
        continue;
      }
      due = Math.max(due + periodNanos, time.nanoTime());
      try {
        sink.onFrame(RgbPictures.toFrame(robot.createScreenCapture(area), time.nanoTime()));
      } catch (RuntimeException | Error e) {
        log.warn("the screen could not be captured", e);
        return;
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
