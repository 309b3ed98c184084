package dev.aicall.rtc.fake;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sound devices that a test plugs in and out. At first there is one microphone {@code mic-1} and
 * one loudspeaker {@code speaker-1}. Answers come at once; listeners run on the stack's executor.
 */
public final class FakeAudioDevices implements AudioDevices {
  private final DeviceRack rack;
  private final DeviceRack.Shelf microphones;
  private final DeviceRack.Shelf speakers;

  FakeAudioDevices(FakeRtc fake) {
    rack = new DeviceRack(fake, () -> fake.capabilities().devices());
    microphones =
        rack.new Shelf(List.of(new MediaDevice("mic-1", "Fake microphone", Kind.MICROPHONE, true)));
    speakers =
        rack
        .new Shelf(List.of(new MediaDevice("speaker-1", "Fake loudspeaker", Kind.SPEAKER, true)));
  }

  /**
   * Plugs microphones in and out and tells the listeners.
   *
   * @param devices all there are from now on
   */
  public void setMicrophones(List<MediaDevice> devices) {
    microphones.set(devices);
  }

  /**
   * Plugs loudspeakers in and out and tells the listeners.
   *
   * @param devices all there are from now on
   */
  public void setSpeakers(List<MediaDevice> devices) {
    speakers.set(devices);
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
  public CompletableFuture<List<MediaDevice>> microphones() {
    return rack.answer(microphones::usableDevices);
  }

  @Override
  public CompletableFuture<List<MediaDevice>> speakers() {
    return rack.answer(speakers::usableDevices);
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
    return rack.answer(microphones::current);
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
    return rack.answer(speakers::current);
  }

  @Override
  public CompletableFuture<Void> chooseMicrophone(String deviceId) {
    return microphones.choose(deviceId);
  }

  @Override
  public CompletableFuture<Void> chooseSpeaker(String deviceId) {
    return speakers.choose(deviceId);
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    return rack.addListener(listener);
  }
}
