package dev.aicall.rtc.webrtc.sound;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.rtc.peer.device.ChangeListeners;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound through PulseAudio or PipeWire, which is how nearly every Linux desktop does it. Speaks the
 * server's own protocol. Connects when first asked, and again when asked after the server went.
 */
public final class PulseSound implements SoundSystem {
  private static final Logger log = LoggerFactory.getLogger(PulseSound.class);
  private static final Set<String> NEAR_EAR =
      Set.of("headset", "headphone", "hands-free", "handset");

  private final Supplier<Optional<PulseAddress>> server;
  private final ChangeListeners listeners = new ChangeListeners();
  private final Object lock = new Object();
  private @Nullable CompletableFuture<PulseLink> link;
  private boolean closed;

  /** Creates the system; nothing is connected yet. */
  public PulseSound() {
    this(System.getenv());
  }

  /**
   * Creates the system as seen from another environment.
   *
   * @param environment what names the server: {@code PULSE_SERVER} and the rest
   */
  public PulseSound(Map<String, String> environment) {
    server = () -> PulseAddress.find(environment);
  }

  @Override
  public CompletableFuture<List<SoundDevice>> devices() {
    return inTime(connected().thenCompose(PulseSound::list).exceptionally(PulseSound::noneIfAway));
  }

  @Override
  public CompletableFuture<SoundStream> record(
      String deviceId, Consumer<short[]> block, Consumer<String> onLost) {
    return opened(connected().thenCompose(up -> PulseStream.record(up, deviceId, block, onLost)));
  }

  @Override
  public CompletableFuture<SoundStream> play(
      String deviceId, Consumer<short[]> fill, Consumer<String> onLost) {
    return opened(connected().thenCompose(up -> PulseStream.play(up, deviceId, fill, onLost)));
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    DeviceRegistration registration = listeners.add(listener);
    var unused = connected();
    return registration;
  }

  @Override
  public void close() {
    CompletableFuture<PulseLink> open;
    synchronized (lock) {
      closed = true;
      open = link;
    }
    listeners.clear();
    if (open != null) {
      var unused = open.thenAccept(PulseLink::close);
    }
  }

  /** At most one attempt is under way: one that hangs is waited for, never repeated. */
  private CompletableFuture<PulseLink> connected() {
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("the sound system is closed"));
      }
      CompletableFuture<PulseLink> now = link;
      if (now != null && !isOver(now)) {
        return now;
      }
      Optional<PulseAddress> address = server.get();
      if (address.isEmpty()) {
        return CompletableFuture.failedFuture(new IOException("no sound server found"));
      }
      CompletableFuture<PulseLink> next = new CompletableFuture<>();
      link = next;
      Thread connector = new Thread(() -> connect(address.get(), next), "aicall-sound-connect");
      connector.setDaemon(true);
      connector.start();
      return next;
    }
  }

  private static boolean isOver(CompletableFuture<PulseLink> link) {
    return link.isCompletedExceptionally() || (link.isDone() && link.join().isClosed());
  }

  private void connect(PulseAddress address, CompletableFuture<PulseLink> connected) {
    try {
      var unused =
          PulseLink.open(address, listeners::tell, listeners::tell)
              .whenComplete(
                  (up, error) -> {
                    if (error != null) {
                      connected.completeExceptionally(error);
                    } else {
                      connected.complete(up);
                      closeIfLate(up);
                    }
                  });
    } catch (IOException | RuntimeException e) {
      connected.completeExceptionally(e);
    }
  }

  private void closeIfLate(PulseLink up) {
    synchronized (lock) {
      if (!closed) {
        return;
      }
    }
    up.close();
  }

  /** A stream that opens after its time is closed: nobody knows of it any more. */
  private static CompletableFuture<SoundStream> opened(CompletableFuture<SoundStream> opening) {
    CompletableFuture<SoundStream> inTime = inTime(opening.thenApply(stream -> stream));
    var unused =
        opening.thenAccept(
            stream -> {
              if (inTime.isCompletedExceptionally()) {
                stream.close();
              }
            });
    return inTime;
  }

  /** A copy: a time-out must not complete the attempt itself, which others wait for. */
  private static <T> CompletableFuture<T> inTime(CompletableFuture<T> answer) {
    return answer.copy().orTimeout(DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<SoundDevice> noneIfAway(Throwable error) {
    log.debug("no sound devices", error);
    return List.of();
  }

  private static CompletableFuture<List<SoundDevice>> list(PulseLink up) {
    CompletableFuture<TagReader> info = up.ask(PulseCommand.GET_SERVER_INFO, tags -> {});
    CompletableFuture<TagReader> sinks = up.ask(PulseCommand.GET_SINK_INFO_LIST, tags -> {});
    CompletableFuture<TagReader> sources = up.ask(PulseCommand.GET_SOURCE_INFO_LIST, tags -> {});
    return CompletableFuture.allOf(info, sinks, sources)
        .thenApply(
            all -> {
              TagReader defaults = info.join();
              for (int i = 0; i < 4; i++) {
                defaults.text();
              }
              defaults.skipSampleFormat();
              String speaker = defaults.text();
              String microphone = defaults.text();
              List<SoundDevice> devices = new ArrayList<>();
              readDevices(sources.join(), Kind.MICROPHONE, microphone, devices);
              readDevices(sinks.join(), Kind.SPEAKER, speaker, devices);
              return List.copyOf(devices);
            });
  }

  private static void readDevices(
      TagReader answer, Kind kind, String defaultName, List<SoundDevice> into) {
    while (answer.hasMore()) {
      answer.number();
      String name = answer.text();
      String description = answer.text();
      answer.skipFormat();
      answer.number();
      answer.skipVolume();
      answer.flag();
      boolean monitor = kind == Kind.MICROPHONE && answer.number() != PulseCommand.NONE;
      if (kind == Kind.SPEAKER) {
        answer.number();
      }
      answer.text();
      answer.skipMicroseconds();
      answer.text();
      answer.number();
      Map<String, String> properties = answer.properties();
      answer.skipMicroseconds();
      // A loudspeaker's monitor is no microphone, unless somebody made it the default on purpose.
      if (!monitor || name.equals(defaultName)) {
        boolean nearEar = NEAR_EAR.contains(properties.getOrDefault("device.form_factor", ""));
        into.add(
            new SoundDevice(
                new MediaDevice(name, description, kind, name.equals(defaultName)), nearEar));
      }
    }
  }
}
