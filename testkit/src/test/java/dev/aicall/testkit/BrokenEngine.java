package dev.aicall.testkit;

import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import java.util.function.UnaryOperator;

/** An engine whose sessions hear or obey in a way of their own. */
final class BrokenEngine implements RtcEngine {
  private final RtcEngine sound;
  private final UnaryOperator<RtcSessionListener> hearing;
  private final Obeying obeying;

  /** Wraps a session; knows the listener so that it can break the rules towards it. */
  @FunctionalInterface
  interface Obeying {
    RtcSession wrap(RtcSession session, RtcSessionListener listener);
  }

  BrokenEngine(RtcEngine sound, UnaryOperator<RtcSessionListener> hearing, Obeying obeying) {
    this.sound = sound;
    this.hearing = hearing;
    this.obeying = obeying;
  }

  @Override
  public RtcSession newSession(RtcSessionListener listener) {
    return obeying.wrap(sound.newSession(hearing.apply(listener)), listener);
  }

  @Override
  public Object handle() {
    return sound.handle();
  }

  @Override
  public RtcCapabilities capabilities() {
    return sound.capabilities();
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {
    sound.useSpeaker(loudspeaker);
  }

  @Override
  public void close() {
    sound.close();
  }
}
