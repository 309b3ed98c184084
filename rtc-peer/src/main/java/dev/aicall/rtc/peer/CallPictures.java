package dev.aicall.rtc.peer;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one session: the own camera or screen, and the views of others. On the session's
 * queue only; keeps the settings for every connection that the session has.
 */
final class CallPictures {
  private final MediaStack stack;
  private final RtcCapabilities capabilities;
  private final ParticipantTable participants;
  private final SessionEvents events;
  private final Executor queue;
  private final Map<String, VideoFrameSink> remoteViews = new HashMap<>();
  private final Guarded guardedView = new Guarded("remote view");
  private ARTCAICallVideoConfig video = ARTCAICallVideoConfig.builder().build();
  private @Nullable VideoFrameSource tap;
  private @Nullable VideoFrameSink localView;
  private @Nullable MediaPeer peer;
  private @Nullable CameraTap camera;
  private boolean cameraWanted;
  private boolean begun;
  private boolean capturing;
  private boolean publishing = true;
  private volatile @Nullable VideoFrameSink shown;

  CallPictures(
      MediaStack stack,
      RtcCapabilities capabilities,
      ParticipantTable participants,
      SessionEvents events,
      Executor queue) {
    this.stack = stack;
    this.capabilities = capabilities;
    this.participants = participants;
    this.events = events;
    this.queue = queue;
  }

  void prepare(JoinRequest request) {
    tap = request.taps().camera();
    video = request.video();
    cameraWanted = request.agentType().hasLocalVideo() && capabilities.video();
  }

  void attach(MediaPeer newPeer) {
    peer = newPeer;
    if (capabilities.video()) {
      newPeer.receiveVideo(MediaSection.PICTURE, new Screen());
    }
    send();
  }

  void detach() {
    MediaPeer old = peer;
    peer = null;
    if (old != null && capabilities.video()) {
      old.receiveVideo(MediaSection.PICTURE, null);
      old.sendVideo(MediaSection.CAMERA, null);
    }
  }

  void begin() {
    begun = true;
    film();
  }

  void end() {
    begun = false;
    film();
    detach();
    shown = null;
  }

  void captureCamera(boolean on) {
    capturing = on;
    film();
  }

  void publishCamera(boolean on) {
    publishing = on;
    send();
  }

  /** A tap is the only one of its kind. */
  void switchCamera() {
    if (tap == null && capabilities.camera()) {
      stack.switchCamera();
    }
  }

  void setLocalView(@Nullable ARTCAICallViewConfig view) {
    localView = sinkOf(view);
    if (camera != null) {
      camera.preview(localView);
    }
  }

  void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
    VideoFrameSink sink = sinkOf(view);
    if (sink == null) {
      remoteViews.remove(uid);
    } else {
      remoteViews.put(uid, sink);
    }
    show();
  }

  private static @Nullable VideoFrameSink sinkOf(@Nullable ARTCAICallViewConfig view) {
    return view != null && view.getView() instanceof VideoFrameSink sink ? sink : null;
  }

  /** Runs when a section has another owner, too. */
  void show() {
    String owner = participants.ownerOf(MediaSection.PICTURE);
    shown = owner == null ? null : remoteViews.get(owner);
  }

  private void film() {
    boolean wanted = begun && capturing && cameraWanted;
    if (wanted && camera == null) {
      VideoFrameSource source = tap != null ? tap : stack.camera(video).orElse(null);
      if (source != null) {
        open(new CameraTap(source, localView));
      }
    } else if (!wanted && camera != null) {
      CameraTap old = camera;
      camera = null;
      send();
      old.close();
    }
  }

  private void open(CameraTap opened) {
    camera = opened;
    send();
    if (!opened.open() && tap == null) {
      events.tell(
          l ->
              l.onDeviceException(
                  RtcError.of(RtcError.Reason.DEVICE, "the camera could not be opened")));
    }
  }

  private void send() {
    if (peer != null && capabilities.video()) {
      peer.sendVideo(MediaSection.CAMERA, publishing ? camera : null);
    }
  }

  /** What arrives on one connection. */
  private final class Screen implements VideoFrameSink {
    private volatile boolean arrived;

    @Override
    public void onFrame(VideoFrame frame) {
      VideoFrameSink view = shown;
      if (view != null) {
        guardedView.run(() -> view.onFrame(frame));
      }
      if (!arrived) {
        arrived = true;
        queue.execute(() -> participants.arrived(MediaSection.PICTURE));
      }
    }
  }
}
