package dev.aicall.agent.server.speech;

/** The one format of sound between the engines. */
public final class SpeechFormat {
  /** Samples a second: what the recognisers' models were trained on. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** Samples in one frame: 20 ms, which every voice activity detector in use takes. */
  public static final int FRAME_SAMPLES = 320;

  /** Length of one frame in ms. */
  public static final int FRAME_MS = 20;

  private SpeechFormat() {}
}
