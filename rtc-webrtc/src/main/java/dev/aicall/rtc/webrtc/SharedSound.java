package dev.aicall.rtc.webrtc;

import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.webrtc.sound.ElasticBuffer;
import dev.aicall.rtc.webrtc.sound.SoundSystem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one microphone and the one loudspeaker that all peers of a stack share: what is recorded is
 * cleaned and given to every open peer, what they play is added up. Each device is open only while
 * a peer wants it.
 */
final class SharedSound implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SharedSound.class);

  private final SoundSystem system;
  private final ScheduledThreadPoolExecutor worker;
  private final DeviceLine microphone;
  private final DeviceLine loudspeaker;
  private final List<PeerSound> peers = new CopyOnWriteArrayList<>();
  private volatile @Nullable EchoGuard guard;
  private volatile int level;

  // Those of the playing thread.
  private final short[] part = new short[SoundSystem.BLOCK];
  private final int[] sum = new int[SoundSystem.BLOCK];

  /** Creates it; no device is open yet. */
  SharedSound(SoundSystem system) {
    this.system = system;
    worker = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("aicall-devices"));
    worker.setRemoveOnCancelPolicy(true);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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

  void add(PeerSound peer) {
    peers.add(peer);
    update();
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
          if (record && guard == null) {
            guard = newGuard();
          }
          microphone.want(record);
          loudspeaker.want(play);
          EchoGuard unused = guard;
          if (!record && unused != null) {
            guard = null;
            level = 0;
            unused.close();
          }
        });
  }

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

  private static @Nullable EchoGuard newGuard() {
    try {
      return new EchoGuard();
    } catch (RuntimeException | Error e) {
      log.warn("no echo cancellation: the microphone is sent as it is", e);
      return null;
    }
  }

  /** Tells all peers of a device that failed. */
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
    EchoGuard cleaner = guard;
    if (cleaner != null) {
      cleaner.clean(block);
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
    EchoGuard listener = guard;
    if (listener != null) {
      listener.played(block);
    }
  }
}
