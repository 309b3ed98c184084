package dev.aicall.agent.speech.testing;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Sound for tests, and ways to have it spoken and heard. */
public final class Speech {
  /** The recording that is shipped for the demo. */
  public static final String HUMAN = "/dev/aicall/agent/speech/demo/goforward.raw";

  private Speech() {}

  /** Reads a resource whole. */
  public static byte[] resource(String name) throws IOException {
    try (InputStream in = Speech.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return in.readAllBytes();
    }
  }

  /** Reads 16 bit little-endian samples. */
  public static short[] samples(byte[] raw) {
    short[] samples = new short[raw.length / 2];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** Silence as quiet microphones have it. */
  public static short[] silence(int ms) {
    return noise(ms, 4);
  }

  /** White noise, always the same. */
  public static short[] noise(int ms, double amplitude) {
    Random random = new Random(7);
    short[] noise = new short[ms * SpeechFormat.SAMPLE_RATE_HZ / 1000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) Math.round(random.nextGaussian() * amplitude);
    }
    return noise;
  }

  /** Joins sounds. */
  public static short[] join(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    short[] whole = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  /** Mixes two sounds of the same length. */
  public static short[] mix(short[] a, short[] b) {
    short[] mixed = new short[a.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, a[i] + b[i]));
    }
    return mixed;
  }

  /** Has a text spoken. */
  public static short[] say(SpeechSynthesizer voice, String text, String id, double rate) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    voice.speak(
        new SpeechSynthesizer.Utterance(text, id, rate),
        (samples, offset, length) -> {
          for (int i = offset; i < offset + length; i++) {
            bytes.write(samples[i]);
            bytes.write(samples[i] >> 8);
          }
          return true;
        });
    return samples(bytes.toByteArray());
  }

  /** Has a turn heard, frame by frame. */
  public static SpeechRecognizer.Result hear(SpeechRecognizer recognizer, short[] turn) {
    recognizer.begin();
    for (int at = 0; at < turn.length; at += SpeechFormat.FRAME_SAMPLES) {
      recognizer.hear(turn, at, Math.min(SpeechFormat.FRAME_SAMPLES, turn.length - at));
    }
    return recognizer.finish();
  }
}
