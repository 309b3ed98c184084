package dev.aicall.agent.speech.demo;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.sound.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Sentences that a caller may say to the shipped robot. Licences lie beside the recordings. */
public enum DemoRecording {
  /** A person, from the test data of PocketSphinx. */
  GO_FORWARD_TEN_METERS("goforward.raw"),
  /** Made with Flite's voice rms, which is not the robot's. */
  WHAT_CAN_YOU_DO("rms-what-can-you-do.wav"),
  /** Made with Flite's voice rms. */
  STOP("rms-stop.wav"),
  /** Made with Flite's voice rms; the robot hangs up then. */
  GOODBYE("rms-goodbye.wav");

  private final String file;

  DemoRecording(String file) {
    this.file = file;
  }

  /**
   * Returns what is said.
   *
   * @return words in lower case
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Reads the recording.
   *
   * @return 16 kHz mono, up to 3 s
   */
  public short[] samples() {
    byte[] bytes = bytes();
    if (file.endsWith(".wav")) {
      Wav.Sound sound = Wav.read(bytes);
      if (sound.rateHz() != SpeechFormat.SAMPLE_RATE_HZ) {
        throw new IllegalStateException(file + ": 16 kHz, got " + sound.rateHz());
      }
      return sound.samples();
    }
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private byte[] bytes() {
    try (InputStream in = DemoRecording.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar is not whole: no " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
