package dev.aicall.rtc.jitsi.sound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/** Puts a test's mixers before those of the machine, the way any sound library does it. */
public final class VirtualMixers extends MixerProvider {
  private static final List<VirtualMixer> MIXERS = new CopyOnWriteArrayList<>();
  private static volatile Runnable onList = () -> {};

  /** For the service loader. */
  public VirtualMixers() {}

  static VirtualMixer plug(VirtualMixer mixer) {
    MIXERS.add(mixer);
    return mixer;
  }

  static void unplug(VirtualMixer mixer) {
    MIXERS.remove(mixer);
    mixer.unplug();
  }

  /** Lets the next lists throw. */
  static void fail(Supplier<? extends Error> error) {
    onList =
        () -> {
          throw error.get();
        };
  }

  /** Lets the next lists throw. */
  static void failWith(Supplier<? extends RuntimeException> error) {
    onList =
        () -> {
          throw error.get();
        };
  }

  static void clear() {
    onList = () -> {};
    MIXERS.forEach(VirtualMixers::unplug);
  }

  @Override
  public Mixer.Info[] getMixerInfo() {
    onList.run();
    return MIXERS.stream().map(VirtualMixer::getMixerInfo).toArray(Mixer.Info[]::new);
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    return MIXERS.stream()
        .filter(mixer -> mixer.getMixerInfo().equals(info))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not here: " + info));
  }
}
