package dev.aicall.benchmarks;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.jitsi.JitsiModule;
import dev.aicall.rtc.jitsi.JitsiStackProvider;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.webrtc.WebRtcModule;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whole calls: an engine each, HTTP on 127.0.0.1, a server whose agent sends what it is told. */
final class EngineCalls implements Calls {
  private static final String BEGUN = "onCallBegin";
  private static final String HEARD = "sound at the caller";
  private static final String ENDED = "onCallEnd";

  private final SoundingAgents agents = new SoundingAgents();
  private final LocalServer server;
  private final Injector callers;
  private final List<Call> all = new ArrayList<>();

  private EngineCalls(MediaStackProvider stacks, Function<PeerConfig, Module> backend) {
    server = new LocalServer(stacks.open(), agents);
    callers = Guice.createInjector(new AiCallModule(), backend.apply(server.peer()));
  }

  /** Calls of which both ends are on libwebrtc. */
  static EngineCalls onWebRtc() {
    return new EngineCalls(new WebRtcStackProvider(), WebRtcModule::new);
  }

  /** Calls of which both ends are on the Jitsi stack. */
  static EngineCalls onJitsi() {
    return new EngineCalls(new JitsiStackProvider(), JitsiModule::new);
  }

  @Override
  public void add(PcmSource agent, PcmSink caller) {
    agents.soundOfNext(agent);
    Call call = new Call(callers.getInstance(ARTCAICallEngineInterface.class));
    all.add(call);
    call.begin(caller);
  }

  /** One call and what was told of it. */
  private final class Call implements ARTCAICallEngineDelegate {
    private final ARTCAICallEngineInterface engine;
    private final Stages stages = new Stages();

    Call(ARTCAICallEngineInterface engine) {
      this.engine = engine;
    }

    void begin(PcmSink caller) {
      engine.setDelegate(this);
      engine.setMediaTaps(
          MediaTaps.builder()
              .microphone(new Tone())
              .loudspeaker(
                  frame -> {
                    stages.note(HEARD);
                    caller.onPcm(frame);
                  })
              .build());
      if (!engine.call(server.call(SoundingAgents.ID).build())) {
        throw new IllegalStateException("the call was refused");
      }
      stages.await(BEGUN);
      stages.await(HEARD);
    }

    void end() {
      engine.handup(true);
      stages.await(ENDED);
      engine.close();
    }

    @Override
    public void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
      stages.fail(code + ": " + error.getMessage());
    }

    @Override
    public void onCallBegin() {
      stages.note(BEGUN);
    }

    @Override
    public void onCallEnd() {
      stages.note(ENDED);
    }
  }

  @Override
  public void close() {
    all.forEach(Call::end);
    server.close();
  }
}
