package dev.aicall.rtc.jitsi.sound;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * A line of either direction with the test as its other end. Reading and writing wait as they do on
 * a device, and end early when the line is closed.
 */
final class VirtualLine implements TargetDataLine, SourceDataLine {
  private static final Control[] NO_CONTROLS = {};

  private final VirtualMixer mixer;
  private final Line.Info info;
  private final Deque<Byte> queued = new ArrayDeque<>();
  private AudioFormat format = new AudioFormat(48_000, 16, 1, true, false);
  private int bufferBytes;
  private boolean open;
  private boolean running;

  VirtualLine(VirtualMixer mixer, Line.Info info) {
    this.mixer = mixer;
    this.info = info;
  }

  /** Records so many samples, of all channels. */
  synchronized void give(short[] samples) {
    for (short sample : samples) {
      queued.add((byte) sample);
      queued.add((byte) (sample >> 8));
    }
    notifyAll();
  }

  /** Plays so many samples, of all channels, as soon as they are there. */
  synchronized short[] play(int count) throws InterruptedException {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      while (queued.size() < 2) {
        wait();
      }
      int low = queued.remove() & 0xff;
      samples[i] = (short) (queued.remove() << 8 | low);
      notifyAll();
    }
    return samples;
  }

  /** Waits until it is closed. */
  synchronized void awaitClosed() throws InterruptedException {
    while (open) {
      wait();
    }
  }

  @Override
  public synchronized void open(AudioFormat asked, int bufferSize) throws LineUnavailableException {
    mixer.beforeOpening();
    if (mixer.isBusy()) {
      throw new LineUnavailableException("in use by another program");
    }
    format = asked;
    bufferBytes = bufferSize;
    open = true;
    mixer.opened(this);
  }

  @Override
  public void open(AudioFormat asked) throws LineUnavailableException {
    open(asked, 48_000);
  }

  @Override
  public void open() throws LineUnavailableException {
    open(format);
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length; i++) {
      awaitOpenUntil(() -> !queued.isEmpty());
      if (!open || !running) {
        return i;
      }
      bytes[offset + i] = queued.remove();
    }
    return length;
  }

  @Override
  public synchronized int write(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length; i++) {
      awaitOpenUntil(() -> queued.size() < bufferBytes);
      if (!open || !running) {
        return i;
      }
      queued.add(bytes[offset + i]);
      notifyAll();
    }
    return length;
  }

  private synchronized void awaitOpenUntil(BooleanSupplier ready) {
    while (open && !ready.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a line", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    open = false;
    notifyAll();
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized AudioFormat getFormat() {
    return format;
  }

  @Override
  public synchronized int getBufferSize() {
    return bufferBytes;
  }

  @Override
  public Line.Info getLineInfo() {
    return info;
  }

  @Override
  public void drain() {}

  @Override
  public void flush() {}

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  @Override
  public synchronized boolean isActive() {
    return running;
  }

  @Override
  public int available() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getFramePosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getLongFramePosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getMicrosecondPosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public float getLevel() {
    throw new UnsupportedOperationException();
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
