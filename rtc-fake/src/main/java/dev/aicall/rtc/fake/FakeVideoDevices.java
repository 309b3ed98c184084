package dev.aicall.rtc.fake;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.api.device.VideoDevices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Cameras and screens that a test plugs in and out. At first there are a camera {@code camera-1}, a
 * second one {@code camera-2} and a screen {@code screen-1}. Answers come at once; listeners run on
 * the stack's executor.
 */
public final class FakeVideoDevices implements VideoDevices {
  private final DeviceRack rack;
  private final DeviceRack.Shelf sources;

  FakeVideoDevices(FakeRtc fake) {
    rack = new DeviceRack(fake, () -> fake.capabilities().camera());
    sources =
        rack
        .new Shelf(
            List.of(
                new MediaDevice("camera-1", "Fake front camera", Kind.CAMERA, true),
                new MediaDevice("camera-2", "Fake rear camera", Kind.CAMERA, false),
                new MediaDevice("screen-1", "Fake screen", Kind.SCREEN, false)));
  }

  /**
   * Plugs cameras and screens in and out and tells the listeners.
   *
   * @param devices all there are from now on, cameras and screens together
   */
  public void setSources(List<MediaDevice> devices) {
    sources.set(devices);
  }

  /**
   * Lets the system hang: questions end with a {@link java.util.concurrent.TimeoutException} after
   * {@link DeviceRegistration#TIMEOUT}.
   *
   * @param hanging false by default
   */
  public void hang(boolean hanging) {
    rack.hang(hanging);
  }

  @Override
  public CompletableFuture<List<MediaDevice>> cameras() {
    return rack.answer(() -> ofKind(Kind.CAMERA));
  }

  @Override
  public CompletableFuture<List<MediaDevice>> screens() {
    return rack.answer(() -> ofKind(Kind.SCREEN));
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSource() {
    return rack.answer(sources::current);
  }

  @Override
  public CompletableFuture<Void> chooseSource(String deviceId) {
    return sources.choose(deviceId);
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    return rack.addListener(listener);
  }

  /** Goes to the next camera in the list; stays where there is no other. */
  void chooseNext() {
    List<MediaDevice> cameras = ofKind(Kind.CAMERA);
    if (!cameras.isEmpty()) {
      int now = sources.current().map(cameras::indexOf).orElse(-1);
      sources.select(cameras.get((now + 1) % cameras.size()).id());
    }
  }

  private List<MediaDevice> ofKind(Kind kind) {
    return sources.usableDevices().stream().filter(device -> device.kind() == kind).toList();
  }
}
