package dev.aicall.rtc.peer.device;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's cameras and screens, as one stack chose them. Changes are found by looking every
 * {@link #INTERVAL} while somebody listens: neither kind tells by itself.
 */
final class MachineVideoDevices implements VideoDevices, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MachineVideoDevices.class);

  /** Our choice: a person who plugs in a camera waits that long without wonder. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private final PictureSystem cameras;
  private final PictureSystem screens;
  private final TimeSource time;
  private final Executor worker;
  private final Consumer<String> onFailure;
  private final ChangeListeners listeners = new ChangeListeners();
  private final List<ChosenPictures> running = new CopyOnWriteArrayList<>();
  private volatile @Nullable MediaDevice chosen;
  private volatile boolean closed;

  // Those of the worker.
  private @Nullable List<MediaDevice> seen;
  private boolean looking;

  /**
   * Creates the view; nothing is asked yet.
   *
   * @param cameras what lists and opens cameras
   * @param screens what lists and opens screens
   * @param time when to look for changes
   * @param worker runs one task at a time, in order; may wait
   * @param onFailure told when a camera or screen that is in use cannot be captured
   */
  MachineVideoDevices(
      PictureSystem cameras,
      PictureSystem screens,
      TimeSource time,
      Executor worker,
      Consumer<String> onFailure) {
    this.cameras = cameras;
    this.screens = screens;
    this.time = time;
    this.worker = worker;
    this.onFailure = onFailure;
  }

  @Override
  public CompletableFuture<List<MediaDevice>> cameras() {
    return cameras.devices();
  }

  @Override
  public CompletableFuture<List<MediaDevice>> screens() {
    return screens.devices();
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSource() {
    return all().thenApply(devices -> chosenOf(devices).or(() -> devices.stream().findFirst()));
  }

  @Override
  public CompletableFuture<Void> chooseSource(String deviceId) {
    return all()
        .thenAccept(
            devices ->
                chosen =
                    devices.stream()
                        .filter(device -> device.id().equals(deviceId))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new NoSuchElementException(
                                    "this machine has no device " + deviceId)))
        .thenCompose(done -> restart());
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    DeviceRegistration registration = listeners.add(listener);
    worker.execute(
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
            .thenCompose(
                all -> {
                  if (all.size() < 2) {
                    return CompletableFuture.completedFuture(null);
                  }
                  int now = all.indexOf(chosenOf(all).orElse(all.get(0)));
                  chosen = all.get((now + 1) % all.size());
                  return restart();
                });
  }

  /** Returns a source that follows the choice. */
  VideoFrameSource source(ARTCAICallVideoConfig video) {
    return new ChosenPictures(this, video);
  }

  void started(ChosenPictures pictures) {
    running.add(pictures);
    if (closed) {
      pictures.stop();
      return;
    }
    var unused = reopen(pictures);
  }

  void stopped(ChosenPictures pictures) {
    running.remove(pictures);
    worker.execute(pictures::closeCapture);
  }

  /** Ends what runs and starts nothing more. Idempotent. */
  @Override
  public void close() {
    closed = true;
    listeners.clear();
    running.forEach(ChosenPictures::stop);
  }

  private CompletableFuture<List<MediaDevice>> all() {
    return cameras()
        .thenCombine(
            screens(),
            (first, second) -> {
              List<MediaDevice> devices = new ArrayList<>(first);
              devices.addAll(second);
              return List.copyOf(devices);
            });
  }

  private Optional<MediaDevice> chosenOf(List<MediaDevice> devices) {
    MediaDevice wanted = chosen;
    return devices.stream()
        .filter(device -> wanted != null && device.id().equals(wanted.id()))
        .findFirst();
  }

  private CompletableFuture<Void> restart() {
    return CompletableFuture.allOf(
        running.stream().map(this::reopen).toArray(CompletableFuture<?>[]::new));
  }

  /**
   * Opens what is chosen now, instead of what was; another of its kind if that is gone. Asks that
   * kind only: cameras that do not answer keep no screen waiting.
   */
  private CompletableFuture<Void> reopen(ChosenPictures pictures) {
    MediaDevice wanted = chosen;
    boolean screen =
        wanted == null
            ? pictures.video().getVideoSourceType() == ARTCAICallVideoSourceType.Screen
            : wanted.kind() == Kind.SCREEN;
    PictureSystem system = screen ? screens : cameras;
    String what = screen ? "screen" : "camera";
    return system
        .devices()
        .thenAcceptAsync(
            all -> {
              MediaDevice device =
                  chosenOf(all)
                      .or(() -> all.stream().findFirst())
                      .orElseThrow(() -> new IllegalStateException("this machine has none"));
              pictures.open(system, device);
            },
            worker)
        .exceptionally(
            error -> {
              Throwable cause = error.getCause() == null ? error : error.getCause();
              log.warn("no pictures of a {}", what, cause);
              String reason = Objects.requireNonNullElse(cause.getMessage(), "no answer");
              onFailure.accept(what + ": " + reason);
              return null;
            });
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
                  var unusedTimer = time.schedule(INTERVAL, () -> worker.execute(this::look));
                },
                worker);
  }
}
