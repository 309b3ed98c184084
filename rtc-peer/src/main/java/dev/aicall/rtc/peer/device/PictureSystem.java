package dev.aicall.rtc.peer.device;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.media.VideoFrameSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What makes pictures on this machine: all its cameras, or all its screens. */
public interface PictureSystem {
  /** A stack that can use none. */
  PictureSystem NONE =
      new PictureSystem() {
        @Override
        public CompletableFuture<List<MediaDevice>> devices() {
          return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public PictureCapture open(
            MediaDevice device, ARTCAICallVideoConfig video, VideoFrameSink sink) {
          throw new IllegalStateException("this stack captures nothing");
        }
      };

  /**
   * Lists the devices. Never blocks.
   *
   * @return what the system takes by itself comes first; completes within {@link
   *     DeviceRegistration#TIMEOUT}, on any thread
   */
  CompletableFuture<List<MediaDevice>> devices();

  /**
   * Starts to capture. May take a second.
   *
   * @param device one that was listed
   * @param video capture rate in frames a second, and the size that is wanted
   * @param sink takes the pictures, on a thread of the system
   * @return close it to end
   * @throws IllegalStateException if it is gone or cannot be started; the message says why
   */
  PictureCapture open(MediaDevice device, ARTCAICallVideoConfig video, VideoFrameSink sink);
}
