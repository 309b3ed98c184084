package dev.aicall.rtc.webrtc;

import dev.aicall.api.device.DeviceRegistration;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks webrtc-java for the cameras, on a thread of its own since that can hang. While one question
 * hangs no other is asked: all wait for the same answer, each for {@link
 * DeviceRegistration#TIMEOUT}.
 */
final class CameraList {
  private static final Object LOCK = new Object();
  private static @Nullable CompletableFuture<List<VideoDevice>> question;

  private CameraList() {}

  static CompletableFuture<List<VideoDevice>> ask() {
    synchronized (LOCK) {
      CompletableFuture<List<VideoDevice>> asked = question;
      if (asked == null || asked.isDone()) {
        CompletableFuture<List<VideoDevice>> next = new CompletableFuture<>();
        asked = next;
        question = next;
        Thread thread = new Thread(() -> answer(next), "aicall-cameras");
        thread.setDaemon(true);
        thread.start();
      }
      return asked.copy().orTimeout(DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void answer(CompletableFuture<List<VideoDevice>> question) {
    try {
      question.complete(CameraCapture.list());
    } catch (RuntimeException | Error e) {
      question.completeExceptionally(e);
    }
  }
}
