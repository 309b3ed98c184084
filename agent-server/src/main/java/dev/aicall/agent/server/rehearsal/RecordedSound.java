package dev.aicall.agent.server.rehearsal;

/** A recording, again and again. */
final class RecordedSound implements SpokenVoice.Sound {
  private final WavFile file;
  private final double gain;
  private int position;

  RecordedSound(WavFile file, double gain) {
    this.file = file;
    this.gain = gain;
  }

  @Override
  public int sampleRateHz() {
    return file.sampleRateHz();
  }

  @Override
  public int channels() {
    return file.channels();
  }

  @Override
  public void restart() {
    position = 0;
  }

  @Override
  public void fill(short[] samples, int offset, int length) {
    short[] recorded = file.samples();
    for (int i = offset; i < offset + length; i++) {
      long sample = Math.round(recorded[position] * gain);
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
      position = position + 1 == recorded.length ? 0 : position + 1;
    }
  }
}
