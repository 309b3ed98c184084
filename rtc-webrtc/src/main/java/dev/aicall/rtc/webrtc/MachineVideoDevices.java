package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.rtc.peer.device.ChangeListeners;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's cameras and screens, as one stack chose them. Changes are found by looking every
 * {@link #LOOK_SECONDS} s while somebody listens: the library's own listener hangs on machines
 * without a sound server.
 */
final class MachineVideoDevices implements VideoDevices, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MachineVideoDevices.class);

  /** Our choice: a person who plugs in a camera waits that long without wonder. */
  private static final int LOOK_SECONDS = 2;

  private final ScheduledExecutorService worker = DaemonThreads.timer("aicall-pictures");
  private final Consumer<String> onFailure;
  private final ChangeListeners listeners = new ChangeListeners();
  private final List<ChosenPictures> running = new CopyOnWriteArrayList<>();
  private volatile String chosen = "";

  // Those of the worker.
  private @Nullable List<MediaDevice> seen;
  private boolean looking;

  /**
   * Creates the view.
   *
   * @param onFailure told when a camera or screen that is in use cannot be captured
   */
  MachineVideoDevices(Consumer<String> onFailure) {
    this.onFailure = onFailure;
  }

  @Override
  public CompletableFuture<List<MediaDevice>> cameras() {
    return CameraList.ask()
        .handle(
            (devices, error) -> {
              if (error != null) {
                log.debug("no cameras", error);
                return List.of();
              }
              List<MediaDevice> cameras = new ArrayList<>();
              for (VideoDevice device : devices) {
                cameras.add(
                    new MediaDevice(id(device), device.getName(), Kind.CAMERA, cameras.isEmpty()));
              }
              return List.copyOf(cameras);
            });
  }

  @Override
  public CompletableFuture<List<MediaDevice>> screens() {
    return CompletableFuture.supplyAsync(ScreenCapture::list, worker)
        .orTimeout(DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSource() {
    return all().thenApply(devices -> find(devices, chosen).or(() -> first(devices)));
  }

  @Override
  public CompletableFuture<Void> chooseSource(String deviceId) {
    return all()
        .thenAccept(
            devices -> {
              if (find(devices, deviceId).isEmpty()) {
                throw new NoSuchElementException("this machine has no device " + deviceId);
              }
              chosen = deviceId;
            })
        .thenCompose(done -> restart());
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    DeviceRegistration registration = listeners.add(listener);
    execute(
        () -> {
          if (!looking) {
            looking = true;
            seen = null;
            look();
          }
        });
    return registration;
  }

  /** Goes to the next camera; nothing where there is one or none. */
  void switchCamera() {
    var unused =
        cameras()
            .thenAccept(
                cameras -> {
                  if (cameras.size() > 1) {
                    int now = cameras.indexOf(find(cameras, chosen).orElse(cameras.get(0)));
                    chosen = cameras.get((now + 1) % cameras.size()).id();
                    var unusedRestart = restart();
                  }
                });
  }

  /** Returns a source that follows the choice. */
  VideoFrameSource source(ARTCAICallVideoConfig video) {
    return new ChosenPictures(video);
  }

  @Override
  public void close() {
    listeners.clear();
    running.forEach(ChosenPictures::stop);
    worker.shutdown();
  }

  private CompletableFuture<List<MediaDevice>> all() {
    return cameras()
        .thenCombine(
            screens(),
            (cameras, screens) -> {
              List<MediaDevice> devices = new ArrayList<>(cameras);
              devices.addAll(screens);
              return List.copyOf(devices);
            });
  }

  private CompletableFuture<Void> restart() {
    return CompletableFuture.runAsync(() -> running.forEach(ChosenPictures::reopen), worker);
  }

  private void look() {
    if (listeners.isEmpty()) {
      looking = false;
      return;
    }
    var unused =
        all()
            .whenCompleteAsync(
                (devices, error) -> {
                  if (devices != null) {
                    List<MediaDevice> before = seen;
                    seen = devices;
                    if (before != null && !before.equals(devices)) {
                      listeners.tell();
                    }
                  }
                  var unusedLook = worker.schedule(this::look, LOOK_SECONDS, TimeUnit.SECONDS);
                },
                worker);
  }

  private void execute(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException e) {
      log.debug("a camera was asked for after the end", e);
    }
  }

  private static Optional<MediaDevice> find(List<MediaDevice> devices, String id) {
    return devices.stream().filter(device -> device.id().equals(id)).findFirst();
  }

  private static Optional<MediaDevice> first(List<MediaDevice> devices) {
    return devices.stream().findFirst();
  }

  private static String id(VideoDevice device) {
    String descriptor = device.getDescriptor();
    return descriptor == null || descriptor.isEmpty() ? device.getName() : descriptor;
  }

  /** Pictures of whatever is chosen, from start to stop. */
  private final class ChosenPictures implements VideoFrameSource {
    private final ARTCAICallVideoConfig video;
    private final Object gate = new Object();
    private @Nullable VideoFrameSink sink;
    private @Nullable PictureCapture capture;

    ChosenPictures(ARTCAICallVideoConfig video) {
      this.video = video;
    }

    @Override
    public void start(VideoFrameSink to) {
      synchronized (gate) {
        sink = to;
      }
      running.add(this);
      execute(this::reopen);
    }

    @Override
    public void stop() {
      running.remove(this);
      synchronized (gate) {
        sink = null;
      }
      execute(this::closeCapture);
    }

    /** Opens what is chosen now, instead of what was. On the worker. */
    private void reopen() {
      closeCapture();
      VideoFrameSink to;
      synchronized (gate) {
        to = sink;
      }
      if (to == null) {
        return;
      }
      try {
        capture = open();
      } catch (RuntimeException | Error e) {
        log.warn("no pictures", e);
        onFailure.accept(String.valueOf(e.getMessage()));
      }
    }

    private PictureCapture open() {
      String wanted = chosen;
      List<MediaDevice> screens = ScreenCapture.list();
      boolean screen =
          find(screens, wanted).isPresent()
              || (wanted.isEmpty()
                  && video.getVideoSourceType() == ARTCAICallVideoSourceType.Screen);
      if (screen) {
        String id =
            find(screens, wanted)
                .or(() -> first(screens))
                .map(MediaDevice::id)
                .orElseThrow(() -> new IllegalStateException("this machine has no screen"));
        return ScreenCapture.start(id, video.getCameraCaptureFrameRate(), this::onFrame);
      }
      // A hanging question must not hang this thread for ever: it has a time-out.
      List<VideoDevice> cameras = CameraList.ask().join();
      VideoDevice camera =
          cameras.stream()
              .filter(device -> id(device).equals(wanted))
              .findFirst()
              .or(() -> cameras.stream().findFirst())
              .orElseThrow(() -> new IllegalStateException("this machine has no camera"));
      return CameraCapture.start(camera, PictureSettings.of(video), this::onFrame);
    }

    private void closeCapture() {
      PictureCapture open = capture;
      capture = null;
      if (open != null) {
        open.close();
      }
    }

    private void onFrame(VideoFrame frame) {
      synchronized (gate) {
        VideoFrameSink to = sink;
        if (to != null) {
          to.onFrame(frame);
        }
      }
    }
  }
}
