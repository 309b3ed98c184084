package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import java.util.ArrayList;
import java.util.List;

/** Pairs of bare connections. */
final class BareCalls implements Calls {
  private final BareLibrary bare = new BareLibrary();
  private final List<BareCall> all = new ArrayList<>();

  @Override
  public void add(PcmSource agent, PcmSink caller) {
    BareCall call = new BareCall(bare);
    all.add(call);
    call.sound(new Tone(), frame -> {}, agent, caller);
    call.connect(true);
  }

  @Override
  public void close() {
    all.forEach(BareCall::close);
    bare.close();
  }
}
