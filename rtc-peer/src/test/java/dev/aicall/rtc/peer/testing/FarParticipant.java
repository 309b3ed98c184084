package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One caller as the far side has it: an answering peer, and an agent on its two channels. */
final class FarParticipant {
  /** Far from the noise that a codec makes of silence. */
  private static final int AUDIBLE = 500;

  private final FarWorld world;
  private final TimeSource time;
  private final Executor queue;
  private final boolean agentWanted;
  private final MediaPeer peer;
  private final Set<String> open = new HashSet<>();
  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final AtomicLong soundHeard = new AtomicLong();
  private @Nullable CompletableFuture<Void> closed;

  FarParticipant(
      FarWorld world, TimeSource time, Executor executor, MediaStack stack, boolean agentWanted) {
    this.world = world;
    this.time = time;
    this.queue = new SerialExecutor(executor);
    this.agentWanted = agentWanted;
    this.peer = stack.newPeer(FarWorld.SETUP, new Events());
    peer.sendAudio(MediaSection.MAIN_AUDIO, new AgentVoice(world));
    peer.receiveAudio(MediaSection.MAIN_AUDIO, this::hear);
  }

  CompletableFuture<String> answer(String offer) {
    CompletableFuture<String> answered = new CompletableFuture<>();
    queue.execute(
        () -> {
          CompletableFuture<String> unused =
              peer.answer(offer, Set.of(MediaSection.CAMERA, MediaSection.PICTURE))
                  .whenComplete(
                      (sdp, error) -> {
                        if (sdp != null) {
                          answered.complete(sdp);
                        } else {
                          answered.completeExceptionally(error);
                        }
                      });
        });
    return answered;
  }

  List<byte[]> received() {
    return received;
  }

  long soundHeard() {
    return soundHeard.get();
  }

  private void hear(PcmFrame frame) {
    for (int i = 0; i < frame.length(); i++) {
      if (Math.abs(frame.sample(i)) > AUDIBLE) {
        soundHeard.incrementAndGet();
        return;
      }
    }
  }

  void signal(Signal signal) {
    send(Signalling.SIGNAL_CHANNEL, signal.toBytes());
  }

  void message(byte[] message) {
    send(Signalling.MESSAGE_CHANNEL, message);
  }

  private void send(String channel, byte[] data) {
    queue.execute(
        () -> {
          if (closed == null && !world.cut) {
            peer.send(channel, data, false);
          }
        });
  }

  void bye(int code) {
    signal(new Signal.Bye(code));
    queue.execute(peer::closeChannels);
    time.schedule(
        Signalling.BYE_GRACE,
        () -> {
          CompletableFuture<Void> unused = close();
        });
  }

  CompletableFuture<Void> close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.execute(
        () -> {
          CompletableFuture<Void> closing = closed;
          if (closing == null) {
            closing = peer.close();
            closed = closing;
          }
          CompletableFuture<Void> unused =
              closing.whenComplete(
                  (nothing, error) -> {
                    world.gone(this);
                    done.complete(null);
                  });
        });
    return done;
  }

  private void comeOnline() {
    if (agentWanted) {
      signal(
          new Signal.AgentResult(
              0,
              "GenerateAIAgentCall",
              "{\"requestId\":\"r-1\",\"code\":\"200\",\"data\":\"{\\\"AIAgentUserId\\\":\\\""
                  + FarWorld.AGENT
                  + "\\\"}\"}"));
    }
    signal(new Signal.Online(FarWorld.AGENT));
    signal(new Signal.Track(FarWorld.AGENT, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true));
    signal(new Signal.Subscribed(FarWorld.AGENT));
  }

  private void handle(Signal signal) {
    if (signal instanceof Signal.Ping ping) {
      signal(new Signal.Pong(ping.t()));
    } else if (signal instanceof Signal.RefreshAuthInfo) {
      signal(new Signal.Refreshed(true, ""));
    } else if (signal instanceof Signal.Leave) {
      CompletableFuture<Void> unused = close();
    }
  }

  private final class Events implements MediaPeerListener {
    @Override
    public void onChannelOpen(String channel) {
      queue.execute(
          () -> {
            if (open.add(channel) && open.containsAll(Signalling.CHANNELS)) {
              comeOnline();
            }
          });
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      if (world.cut) {
        return;
      }
      if (channel.equals(Signalling.MESSAGE_CHANNEL)) {
        received.add(copy);
      } else {
        queue.execute(() -> handle(Signal.parse(copy)));
      }
    }
  }
}
