package dev.aicall.testkit;

import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.testkit.BrokenEngine.Obeying;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One session for each rule of the port that breaks this rule and no other. */
final class BrokenSessions {
  private BrokenSessions() {}

  /** The contract on a fake whose sessions are broken in one way. */
  abstract static class Broken implements RtcSessionContract {
    private final UnaryOperator<RtcSessionListener> hearing;
    private final Obeying obeying;

    Broken(UnaryOperator<RtcSessionListener> hearing) {
      this(hearing, (session, listener) -> session);
    }

    Broken(Obeying obeying) {
      this(UnaryOperator.identity(), obeying);
    }

    Broken(UnaryOperator<RtcSessionListener> hearing, Obeying obeying) {
      this.hearing = hearing;
      this.obeying = obeying;
    }

    @Override
    public RtcSessionHarness newHarness() {
      return new FakeHarness() {
        private final RtcEngine engine = new BrokenEngine(super.engine(), hearing, obeying);

        @Override
        public RtcEngine engine() {
          return engine;
        }
      };
    }
  }

  /** R1: tells an event on a thread of its own and does not wait long for it. */
  static final class R1 extends Broken {
    /** Shorter than the contract draws an event out, longer than an event takes otherwise. */
    private static final long PATIENCE_MS = 100;

    R1() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onParticipantOnline(String uid) {
                  CountDownLatch done = new CountDownLatch(1);
                  Thread thread =
                      new Thread(
                          () -> {
                            listener.onParticipantOnline(uid);
                            done.countDown();
                          },
                          "impatient");
                  thread.setDaemon(true);
                  thread.start();
                  awaitBriefly(done);
                }
              });
    }

    private static void awaitBriefly(CountDownLatch done) {
      try {
        if (!done.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** R2: ends twice. */
  static final class R2 extends Broken {
    R2() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onLeft(@Nullable RtcError cause) {
                  listener.onLeft(cause);
                  listener.onLeft(cause);
                }
              });
    }
  }

  /** R3: answers a command before it returns. */
  static final class R3 extends Broken {
    R3() {
      super(
          (session, listener) ->
              new WrappedSession(session) {
                private boolean joined;

                @Override
                public void join(JoinRequest request) {
                  joined = true;
                  super.join(request);
                }

                @Override
                public void leave() {
                  joined = false;
                  super.leave();
                }

                @Override
                public void mutePlayout(boolean mute) {
                  super.mutePlayout(mute);
                  if (joined && ((RecordingSessionListener) listener).has("onJoined")) {
                    listener.onVolumes(List.of());
                  }
                }
              });
    }
  }

  /** R4: goes on after the end. */
  static final class R4 extends Broken {
    R4() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onLeft(@Nullable RtcError cause) {
                  listener.onLeft(cause);
                  listener.onVolumes(List.of());
                }
              });
    }
  }

  /** R5: refuses late commands loudly. */
  static final class R5 extends Broken {
    R5() {
      super(
          (session, listener) ->
              new WrappedSession(session) {
                @Override
                public void refreshToken(String token) {
                  if (!((RecordingSessionListener) listener).ends().isEmpty()) {
                    throw new IllegalStateException("already over");
                  }
                  super.refreshToken(token);
                }
              });
    }
  }

  /** R6: takes a second leave for a first one. */
  static final class R6 extends Broken {
    R6() {
      super(
          (session, listener) ->
              new WrappedSession(session) {
                private boolean left;

                @Override
                public void leave() {
                  if (left) {
                    listener.onLeft(null);
                  }
                  left = true;
                  super.leave();
                }
              });
    }
  }

  /** R7: tells of media before the join. */
  static final class R7 extends Broken {
    R7() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onJoined() {
                  listener.onVolumes(List.of());
                  listener.onJoined();
                }
              });
    }
  }

  /** R8: tells of a loss twice. */
  static final class R8 extends Broken {
    R8() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {
                  listener.onConnectionStatus(status, reason);
                  if (status == ARTCAICallConnectionStatus.Reconnecting) {
                    listener.onConnectionStatus(status, reason);
                  }
                }
              });
    }
  }

  /** R9: holds the lock of its commands while it tells a message. */
  static final class R9 extends Broken {
    private static final Object LOCK = new Object();

    R9() {
      super(
          listener ->
              new WrappedListener(listener) {
                @Override
                public void onData(String uid, ByteBuffer data) {
                  synchronized (LOCK) {
                    listener.onData(uid, data);
                  }
                }
              },
          (session, listener) ->
              new WrappedSession(session) {
                @Override
                public void muteMicrophone(boolean mute) {
                  synchronized (LOCK) {
                    super.muteMicrophone(mute);
                  }
                }
              });
    }
  }

  /** R10: closes a tap that is not its own. */
  static final class R10 extends Broken {
    R10() {
      super(
          (session, listener) ->
              new WrappedSession(session) {
                private @Nullable Object microphone;

                @Override
                public void join(JoinRequest request) {
                  microphone = request.taps().microphone();
                  super.join(request);
                }

                @Override
                public void leave() {
                  if (microphone instanceof TestTaps taps) {
                    taps.close();
                  }
                  super.leave();
                }
              });
    }
  }
}
