package dev.aicall.rtc.fake;

import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stack as one call engine sees it. */
final class FakeRtcEngine implements RtcEngine {
  private final FakeRtc fake;
  private final RtcCapabilities capabilities;
  private final Set<FakeRtcSession> live = ConcurrentHashMap.newKeySet();

  FakeRtcEngine(FakeRtc fake) {
    this.fake = fake;
    this.capabilities = fake.capabilities();
  }

  @Override
  public Object handle() {
    return fake;
  }

  @Override
  public RtcCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {
    fake.note(new RtcCommand.UseSpeaker(loudspeaker));
  }

  @Override
  public RtcSession newSession(RtcSessionListener listener) {
    FakeRtcSession session = fake.newSession(this, listener);
    live.add(session);
    return session;
  }

  @Override
  public void close() {
    live.forEach(FakeRtcSession::endForEngine);
  }

  void ended(FakeRtcSession session) {
    live.remove(session);
    fake.ended(session);
  }
}
