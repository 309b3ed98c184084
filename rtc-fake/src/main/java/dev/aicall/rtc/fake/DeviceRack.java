package dev.aicall.rtc.fake;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the device interfaces have in common: answers, changes, a system that hangs. */
final class DeviceRack {
  private final FakeRtc fake;
  private final BooleanSupplier usable;
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean hanging;

  DeviceRack(FakeRtc fake, BooleanSupplier usable) {
    this.fake = fake;
    this.usable = usable;
  }

  /** The devices of one kind, and which of them was chosen. */
  final class Shelf {
    private volatile List<MediaDevice> devices;
    private volatile @Nullable String chosenId;

    Shelf(List<MediaDevice> devices) {
      this.devices = devices;
    }

    void set(List<MediaDevice> value) {
      devices = List.copyOf(value);
      for (Listening listening : listeners) {
        fake.executor().execute(listening.listener);
      }
    }

    List<MediaDevice> usableDevices() {
      return usable.getAsBoolean() ? devices : List.of();
    }

    Optional<MediaDevice> current() {
      List<MediaDevice> all = usableDevices();
      String id = chosenId;
      return all.stream()
          .filter(device -> device.id().equals(id))
          .findFirst()
          .or(() -> all.stream().filter(MediaDevice::isDefault).findFirst())
          .or(() -> all.stream().findFirst());
    }

    CompletableFuture<Void> choose(String id) {
      return answer(
          () -> {
            if (usableDevices().stream().noneMatch(device -> device.id().equals(id))) {
              throw new NoSuchElementException("no device " + id);
            }
            select(id);
            return null;
          });
    }

    void select(String id) {
      chosenId = id;
    }
  }

  void hang(boolean value) {
    hanging = value;
  }

  <T extends @Nullable Object> CompletableFuture<T> answer(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (hanging) {
      fake.time()
          .schedule(
              DeviceRegistration.TIMEOUT,
              () ->
                  answer.completeExceptionally(
                      new TimeoutException("the system does not answer about its devices")));
      return answer;
    }
    try {
      answer.complete(question.get());
    } catch (NoSuchElementException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  DeviceRegistration addListener(Runnable listener) {
    Listening listening = new Listening(listener);
    listeners.add(listening);
    return listening;
  }

  /** One registration; the same listener may have several. */
  private final class Listening implements DeviceRegistration {
    private final Runnable listener;

    Listening(Runnable listener) {
      this.listener = listener;
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }
}
