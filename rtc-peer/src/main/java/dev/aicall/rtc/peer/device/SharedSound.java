package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one microphone and the one loudspeaker that all peers of a stack share: what is recorded is
 * cleaned and given to every open peer, what they play is added up. Each device is open only while
 * a peer wants it. A device that goes away is replaced by the system's default; peers hear of it.
 * Safe from any thread; nothing blocks.
 */
public final class SharedSound implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SharedSound.class);

  private final SoundSystem system;
  private final Supplier<? extends SoundCleaner> cleaners;
  private final ScheduledThreadPoolExecutor worker;
  private final DeviceLine microphone;
  private final DeviceLine loudspeaker;
  private final List<PeerSound> peers = new CopyOnWriteArrayList<>();
  private volatile @Nullable SoundCleaner cleaner;
  private volatile int level;

  // Those of the playing thread.
  private final short[] part = new short[SoundSystem.BLOCK];
  private final int[] sum = new int[SoundSystem.BLOCK];

  /**
   * Creates it; no device is open yet.
   *
   * @param system whose devices; closed with this
   * @param cleaners makes a cleaner each time the microphone is opened, {@link SoundCleaner#NONE}
   *     where there is none; closed with the microphone. If it fails, the microphone is sent as it
   *     is
   */
  public SharedSound(SoundSystem system, Supplier<? extends SoundCleaner> cleaners) {
    this.system = system;
    this.cleaners = cleaners;
    worker = DaemonThreads.timer("aicall-devices");
    microphone =
        new DeviceLine(
            worker,
            (id, onLost) -> system.record(id, this::recorded, onLost),
            reason -> failed(Kind.MICROPHONE, reason));
    loudspeaker =
        new DeviceLine(
            worker,
            (id, onLost) -> system.play(id, this::play, onLost),
            reason -> failed(Kind.SPEAKER, reason));
  }

  SoundSystem system() {
    return system;
  }

  /**
   * Opens the devices that a peer's routes ask for; nothing where it has taps only.
   *
   * @param setup the peer's routes
   * @param failure hears of devices that fail; on any thread
   * @return the peer's part of the devices
   */
  public DeviceSound sound(PeerSetup setup, Consumer<RtcError> failure) {
    PeerSound peer = new PeerSound(this, setup, failure);
    peers.add(peer);
    update();
    return peer;
  }

  DeviceLine line(Kind kind) {
    return kind == Kind.MICROPHONE ? microphone : loudspeaker;
  }

  /** Chooses a device. */
  CompletableFuture<Void> choose(Kind kind, String deviceId) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    execute(() -> line(kind).choose(deviceId, done));
    return done;
  }

  /** Returns how loud the microphone was in the last 10 ms, 0 to 32,767. */
  int level() {
    return level;
  }

  void remove(PeerSound peer) {
    peers.remove(peer);
    update();
  }

  /** Opens and closes what peers want now. */
  void update() {
    execute(
        () -> {
          boolean record = peers.stream().anyMatch(PeerSound::wantsMicrophone);
          boolean play = peers.stream().anyMatch(PeerSound::wantsLoudspeaker);
          if (record && cleaner == null) {
            cleaner = newCleaner();
          }
          microphone.want(record);
          loudspeaker.want(play);
          SoundCleaner unused = cleaner;
          if (!record && unused != null) {
            cleaner = null;
            level = 0;
            unused.close();
          }
        });
  }

  /** Gives all devices back and closes the system. Idempotent. */
  @Override
  public void close() {
    peers.clear();
    update();
    worker.shutdown();
    system.close();
  }

  private void execute(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException e) {
      log.debug("a device was asked for after the end", e);
    }
  }

  private @Nullable SoundCleaner newCleaner() {
    try {
      return cleaners.get();
    } catch (RuntimeException | Error e) {
      log.warn("no echo cancellation: the microphone is sent as it is", e);
      return null;
    }
  }

  /**
   * Tells all peers of a device that failed.
   *
   * @param error what they are told
   */
  void tell(RtcError error) {
    peers.forEach(peer -> peer.failed(error));
  }

  /** Where there is no such device at all, silence is what everybody expects. */
  private void failed(Kind kind, String reason) {
    if (line(kind).hasWorked()) {
      report(kind, reason);
      return;
    }
    var unused =
        system
            .devices()
            .thenAccept(
                all -> {
                  if (all.stream().anyMatch(device -> device.device().kind() == kind)) {
                    report(kind, reason);
                  }
                });
  }

  private void report(Kind kind, String reason) {
    String what = kind == Kind.MICROPHONE ? "microphone: " : "loudspeaker: ";
    log.warn("{}{}", what, reason);
    RtcError error = RtcError.of(RtcError.Reason.DEVICE, what + reason);
    peers.stream()
        .filter(peer -> kind == Kind.MICROPHONE ? peer.wantsMicrophone() : peer.wantsLoudspeaker())
        .forEach(peer -> peer.failed(error));
  }

  private void recorded(short[] block) {
    SoundCleaner now = cleaner;
    if (now != null) {
      now.clean(block);
    }
    int peak = 0;
    for (short sample : block) {
      peak = Math.max(peak, Math.abs((int) sample));
    }
    level = Math.min(Short.MAX_VALUE, peak);
    for (PeerSound peer : peers) {
      peer.recorded(block);
    }
  }

  private void play(short[] block) {
    Arrays.fill(sum, 0);
    for (PeerSound peer : peers) {
      for (ElasticBuffer playing : peer.playing()) {
        int count = playing.read(part, 0, part.length);
        for (int i = 0; i < count; i++) {
          sum[i] += part[i];
        }
      }
    }
    for (int i = 0; i < block.length; i++) {
      block[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
    }
    SoundCleaner now = cleaner;
    if (now != null) {
      now.played(block);
    }
  }
}
