package dev.aicall.agent.server.rehearsal;

/** A sine. */
final class ToneSound implements SpokenVoice.Sound {
  /** Wideband speech. */
  private static final int SAMPLE_RATE_HZ = 16_000;

  private final double step;
  private final double amplitude;
  private double angle;

  ToneSound(double hertz, double amplitude) {
    this.step = 2 * Math.PI * hertz / SAMPLE_RATE_HZ;
    this.amplitude = Math.min(1, amplitude) * Short.MAX_VALUE;
  }

  @Override
  public int sampleRateHz() {
    return SAMPLE_RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public void restart() {
    angle = 0;
  }

  @Override
  public void fill(short[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(angle));
      angle += step;
    }
    // Kept small, so that a long call loses no precision.
    angle %= 2 * Math.PI;
  }
}
