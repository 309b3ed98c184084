package dev.aicall.rtc.jitsi.sound;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** A sound card of one format, whose lines a test drives. */
final class VirtualMixer implements Mixer {
  private static final Control[] NO_CONTROLS = {};

  private final Name name;
  private final List<Class<? extends DataLine>> kinds;
  private final AudioFormat format;
  private final BlockingQueue<VirtualLine> opened = new LinkedBlockingQueue<>();
  private final List<VirtualLine> lines = new CopyOnWriteArrayList<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean hangs;
  private volatile boolean busy;
  private volatile boolean broken;

  /** Its constructor is protected. */
  private static final class Name extends Mixer.Info {
    Name(String name, String description) {
      super(name, "test", description, "1");
    }
  }

  private VirtualMixer(
      String name,
      String description,
      List<Class<? extends DataLine>> kinds,
      int rateHz,
      int channels) {
    this.name = new Name(name, description);
    this.kinds = kinds;
    this.format = new AudioFormat(rateHz, 16, channels, true, false);
  }

  static VirtualMixer microphone(String name, int rateHz, int channels) {
    return new VirtualMixer(name, "records", List.of(TargetDataLine.class), rateHz, channels);
  }

  static VirtualMixer speaker(String name, int rateHz, int channels) {
    return new VirtualMixer(name, "plays", List.of(SourceDataLine.class), rateHz, channels);
  }

  static VirtualMixer both(String name, String description) {
    return new VirtualMixer(
        name, description, List.of(TargetDataLine.class, SourceDataLine.class), 48_000, 1);
  }

  /** Another program has it. */
  VirtualMixer busy() {
    busy = true;
    return this;
  }

  /** Its driver does not come back from opening. */
  VirtualMixer hang() {
    hangs = true;
    return this;
  }

  void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  /** Lets what hangs go on. */
  void goOn() {
    released.countDown();
  }

  /** Where a line is opened. */
  void beforeOpening() {
    if (hangs) {
      hanging.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a driver", e);
      }
    }
  }

  /** Its driver throws when asked anything. */
  VirtualMixer broken() {
    broken = true;
    return this;
  }

  /** Waits for the next line that is opened. */
  VirtualLine nextLine() throws InterruptedException {
    return opened.take();
  }

  /** All lines end as those of the JDK do. */
  void unplug() {
    busy = true;
    lines.forEach(VirtualLine::close);
  }

  boolean isBusy() {
    return busy;
  }

  void opened(VirtualLine line) {
    lines.add(line);
    opened.add(line);
  }

  @Override
  public Mixer.Info getMixerInfo() {
    return name;
  }

  @Override
  public boolean isLineSupported(Line.Info info) {
    if (broken) {
      throw new IllegalStateException("the driver is broken");
    }
    return info instanceof DataLine.Info data
        && kinds.contains(data.getLineClass())
        && data.getFormats()[0].matches(format);
  }

  @Override
  public Line getLine(Line.Info info) {
    if (!isLineSupported(info)) {
      throw new IllegalArgumentException("not supported: " + info);
    }
    return new VirtualLine(this, info);
  }

  @Override
  public Line.Info[] getSourceLineInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Line.Info[] getTargetLineInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Line.Info[] getSourceLineInfo(Line.Info info) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Line.Info[] getTargetLineInfo(Line.Info info) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMaxLines(Line.Info info) {
    return 1;
  }

  @Override
  public Line[] getSourceLines() {
    return new Line[0];
  }

  @Override
  public Line[] getTargetLines() {
    return new Line[0];
  }

  @Override
  public void synchronize(Line[] lines, boolean maintainSync) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unsynchronize(Line[] lines) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isSynchronizationSupported(Line[] lines, boolean maintainSync) {
    return false;
  }

  @Override
  public Line.Info getLineInfo() {
    return new Line.Info(Mixer.class);
  }

  @Override
  public void open() throws LineUnavailableException {
    throw new LineUnavailableException("only its lines");
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Control[] getControls() {
    return NO_CONTROLS;
  }

  @Override
  public boolean isControlSupported(Control.Type control) {
    return false;
  }

  @Override
  public Control getControl(Control.Type control) {
    throw new IllegalArgumentException("no controls");
  }

  @Override
  public void addLineListener(LineListener listener) {}

  @Override
  public void removeLineListener(LineListener listener) {}
}
