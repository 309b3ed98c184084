package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.rtc.peer.device.PictureCapture;
import dev.aicall.rtc.peer.device.PictureSystem;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's cameras, through webrtc-java. Its own listener for changes is not used: it hangs on
 * machines without a sound server.
 */
final class WebRtcCameras implements PictureSystem {
  private static final Logger log = LoggerFactory.getLogger(WebRtcCameras.class);

  /** What the last question found, by id. */
  private volatile Map<String, VideoDevice> known = Map.of();

  @Override
  public CompletableFuture<List<MediaDevice>> devices() {
    return CameraList.ask()
        .handle(
            (devices, error) -> {
              if (error != null) {
                log.debug("no cameras", error);
                return List.of();
              }
              return listed(devices);
            });
  }

  private List<MediaDevice> listed(List<VideoDevice> devices) {
    Map<String, VideoDevice> byId = new LinkedHashMap<>();
    List<MediaDevice> cameras = new ArrayList<>();
    for (VideoDevice device : devices) {
      String id = id(device);
      byId.put(id, device);
      cameras.add(new MediaDevice(id, device.getName(), Kind.CAMERA, cameras.isEmpty()));
    }
    known = byId;
    return List.copyOf(cameras);
  }

  @Override
  public PictureCapture open(MediaDevice device, ARTCAICallVideoConfig video, VideoFrameSink sink) {
    VideoDevice camera = known.get(device.id());
    if (camera == null) {
      throw new IllegalStateException("this machine has no camera " + device.id());
    }
    return CameraCapture.start(camera, PictureSettings.of(video), sink);
  }

  private static String id(VideoDevice device) {
    String descriptor = device.getDescriptor();
    return descriptor == null || descriptor.isEmpty() ? device.getName() : descriptor;
  }
}
