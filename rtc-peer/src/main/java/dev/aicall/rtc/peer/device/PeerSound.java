package dev.aicall.rtc.peer.device;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.media.Resampler;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one peer sends to, and hears from, the {@link SharedSound}. */
final class PeerSound implements DeviceSound {
  /** Blocks that wait each way: 30 ms, our choice; 20 ms gave gaps on a busy machine. */
  private static final int WAITING_BLOCKS = 3;

  private final SharedSound shared;
  private final boolean records;
  private final boolean plays;
  private final Consumer<RtcError> failure;
  private final ElasticBuffer recorded = new ElasticBuffer(WAITING_BLOCKS);
  private final Map<MediaSection, ElasticBuffer> playing = new ConcurrentHashMap<>();
  private final Set<MediaSection> silenced = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;
  private volatile boolean muted;

  PeerSound(SharedSound shared, PeerSetup setup, Consumer<RtcError> failure) {
    this.shared = shared;
    this.failure = failure;
    records = setup.microphone() == SoundRoute.DEVICE;
    plays = setup.loudspeaker() == SoundRoute.DEVICE;
  }

  boolean wantsMicrophone() {
    return records && open;
  }

  boolean wantsLoudspeaker() {
    return plays;
  }

  /** What is to be played now. */
  Collection<ElasticBuffer> playing() {
    return playing.values();
  }

  /** The microphone recorded a block. */
  void recorded(short[] block) {
    if (wantsMicrophone() && !muted) {
      recorded.write(block, 0, block.length);
    }
  }

  void failed(RtcError error) {
    failure.accept(error);
  }

  @Override
  public @Nullable PcmSource microphone() {
    return records ? new Recorded() : null;
  }

  @Override
  public void microphone(boolean nowOpen, boolean nowMuted) {
    open = nowOpen;
    muted = nowMuted;
    if (!nowOpen || nowMuted) {
      recorded.clear();
    }
    shared.update();
  }

  @Override
  public int level() {
    return wantsMicrophone() ? shared.level() : 0;
  }

  @Override
  public @Nullable PcmSink loudspeaker(MediaSection section) {
    return plays ? new Played(section) : null;
  }

  @Override
  public void play(MediaSection section, boolean on) {
    if (!plays) {
      return;
    }
    if (on) {
      silenced.remove(section);
    } else {
      silenced.add(section);
      playing.remove(section);
    }
  }

  @Override
  public void close() {
    open = false;
    playing.clear();
    shared.remove(this);
  }

  private final class Recorded implements PcmSource {
    @Override
    public int sampleRateHz() {
      return SoundSystem.RATE_HZ;
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int read(short[] samples, int offset, int length) {
      return recorded.read(samples, offset, length);
    }
  }

  private final class Played implements PcmSink {
    private final MediaSection section;
    private short[] mono = new short[SoundSystem.BLOCK];
    private @Nullable Resampler resampler;
    private int resampledRateHz;

    Played(MediaSection section) {
      this.section = section;
    }

    @Override
    public void onPcm(PcmFrame frame) {
      if (silenced.contains(section)) {
        return;
      }
      ElasticBuffer buffer =
          playing.computeIfAbsent(section, added -> new ElasticBuffer(WAITING_BLOCKS));
      int count = toMono(frame);
      if (frame.sampleRateHz() == SoundSystem.RATE_HZ) {
        buffer.write(mono, 0, count);
      } else {
        writeResampled(buffer, frame.sampleRateHz(), count);
      }
    }

    private int toMono(PcmFrame frame) {
      int channels = frame.channels();
      int count = frame.length() / channels;
      if (mono.length < count) {
        mono = new short[count];
      }
      for (int i = 0; i < count; i++) {
        int sum = 0;
        for (int channel = 0; channel < channels; channel++) {
          sum += frame.sample(i * channels + channel);
        }
        mono[i] = (short) (sum / channels);
      }
      return count;
    }

    private void writeResampled(ElasticBuffer buffer, int rateHz, int count) {
      Resampler converter = resampler;
      if (converter == null || resampledRateHz != rateHz) {
        converter = new Resampler(rateHz, SoundSystem.RATE_HZ, 1);
        resampler = converter;
        resampledRateHz = rateHz;
      }
      converter.put(mono, count);
      short[] block = new short[SoundSystem.BLOCK];
      while (converter.needed(block.length) == 0) {
        converter.take(block, block.length);
        buffer.write(block, 0, block.length);
      }
    }
  }
}
