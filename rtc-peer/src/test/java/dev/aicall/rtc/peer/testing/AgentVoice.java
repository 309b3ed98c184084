package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmSource;
import java.util.Arrays;

/** A tone while the agent sounds, silence otherwise: it is heard from the start. */
final class AgentVoice implements PcmSource {
  private static final int SAMPLE_RATE_HZ = 48_000;
  private static final double HERTZ = 440;

  private final FarWorld world;
  private final PcmSource tone = Tones.source(HERTZ, SAMPLE_RATE_HZ, 1);

  AgentVoice(FarWorld world) {
    this.world = world;
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
  public int read(short[] samples, int offset, int length) {
    if (world.agentSounds) {
      return tone.read(samples, offset, length);
    }
    Arrays.fill(samples, offset, offset + length, (short) 0);
    return length;
  }
}
