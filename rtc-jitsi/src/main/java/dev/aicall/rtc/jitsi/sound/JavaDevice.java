package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mixer that records or plays in a format of ours. Its id is the mixer's name; a second one of
 * the same name and kind, such as a second headset of a series, gets {@code #2}. All methods may
 * wait for the system.
 *
 * @param device what the stack sees
 * @param mixer what opens its lines
 * @param formats what it can do, best first; never empty
 */
record JavaDevice(SoundDevice device, Mixer mixer, List<LineFormat> formats) {
  private static final Logger log = LoggerFactory.getLogger(JavaDevice.class);

  /**
   * What a line holds, in blocks of 10 ms; the JDK's 500 ms would be heard as delay. 40 ms is what
   * libwebrtc begins with. Recording through JDK 17 on ALSA's PulseAudio plug-in, nine of ten
   * blocks came within 20 ms; with 60 ms within 30 ms, since sound comes in pieces of half a line.
   * With less than 40 ms the JDK looks every millisecond, at three times the cost.
   */
  private static final int LINE_BLOCKS = 4;

  /** Words in the names of what is worn at the ear; there is no other sign of it. */
  private static final List<String> NEAR_EAR =
      List.of("headset", "headphone", "earphone", "earpiece", "earbud", "hands-free", "handset");

  /** A line with the format in which it was opened. */
  record Opened<L>(L line, LineFormat format) {}

  /** Opens a line with a buffer of so many bytes. */
  interface Opening<L> {
    void open(L line, AudioFormat format, int bufferBytes) throws LineUnavailableException;
  }

  /** Returns the names of all mixers; another answer means that devices came or went. */
  static List<String> mixerNames() {
    List<String> names = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      names.add(info.toString());
    }
    return names;
  }

  /** Returns microphones and loudspeakers. */
  static List<SoundDevice> all() {
    List<SoundDevice> devices = new ArrayList<>();
    for (Kind kind : List.of(Kind.MICROPHONE, Kind.SPEAKER)) {
      list(kind).forEach(found -> devices.add(found.device()));
    }
    return List.copyOf(devices);
  }

  /** Returns a device by its id, or the default one. */
  static JavaDevice find(Kind kind, String deviceId) throws IOException {
    boolean any = deviceId.equals(SoundSystem.DEFAULT);
    for (JavaDevice found : list(kind)) {
      MediaDevice device = found.device().device();
      if (any ? device.isDefault() : device.id().equals(deviceId)) {
        return found;
      }
    }
    throw new IOException(any ? "this machine has none" : "this machine has no " + deviceId);
  }

  private static List<JavaDevice> list(Kind kind) {
    List<JavaDevice> found = new ArrayList<>();
    Map<String, Integer> named = new HashMap<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      try {
        Mixer mixer = AudioSystem.getMixer(info);
        List<LineFormat> formats = LineFormat.supportedBy(mixer, lineClass(kind));
        if (!formats.isEmpty()) {
          int number = named.merge(info.getName(), 1, Integer::sum);
          String id = number == 1 ? info.getName() : info.getName() + " #" + number;
          found.add(new JavaDevice(describe(id, info, kind, false), mixer, formats));
        }
      } catch (RuntimeException | LinkageError e) {
        log.debug("a mixer that says nothing: {}", info, e);
      }
    }
    int chosen = indexOfDefault(found, kind);
    if (chosen < found.size()) {
      JavaDevice was = found.get(chosen);
      SoundDevice now = describe(was.id(), was.mixer().getMixerInfo(), kind, true);
      found.set(chosen, new JavaDevice(now, was.mixer(), was.formats()));
    }
    return found;
  }

  /** The user's choice in a system property, in the JDK's form {@code [provider]#name}; or 0. */
  private static int indexOfDefault(List<JavaDevice> found, Kind kind) {
    String property = System.getProperty(lineClass(kind).getName(), "");
    String name = property.substring(property.indexOf('#') + 1);
    for (int i = 0; i < found.size() && property.contains("#"); i++) {
      if (found.get(i).id().equals(name)) {
        return i;
      }
    }
    return 0;
  }

  private static SoundDevice describe(String id, Mixer.Info info, Kind kind, boolean isDefault) {
    String words = (info.getName() + " " + info.getDescription()).toLowerCase(Locale.ROOT);
    return new SoundDevice(
        new MediaDevice(id, id, kind, isDefault), NEAR_EAR.stream().anyMatch(words::contains));
  }

  private static Class<? extends DataLine> lineClass(Kind kind) {
    return kind == Kind.MICROPHONE ? TargetDataLine.class : SourceDataLine.class;
  }

  String id() {
    return device.device().id();
  }

  /** Opens a line in the first format that works: what a mixer lists need not be free now. */
  <L extends DataLine> Opened<L> open(Class<L> lineClass, Opening<L> opening) throws IOException {
    IOException failure = new IOException(id() + " cannot be opened");
    for (LineFormat format : formats) {
      try {
        L line = lineClass.cast(mixer.getLine(format.info(lineClass)));
        start(line, format, opening);
        log.debug("{}: {}, buffer of {} bytes", id(), line.getFormat(), line.getBufferSize());
        return new Opened<>(line, format);
      } catch (LineUnavailableException | IllegalArgumentException e) {
        failure = new IOException(id() + " cannot be opened: " + e.getMessage(), e);
      }
    }
    throw failure;
  }

  private static <L extends DataLine> void start(L line, LineFormat format, Opening<L> opening)
      throws LineUnavailableException {
    boolean started = false;
    try {
      opening.open(line, format.audio(), LINE_BLOCKS * format.blockBytes());
      line.start();
      started = true;
    } finally {
      if (!started) {
        line.close();
      }
    }
  }
}
