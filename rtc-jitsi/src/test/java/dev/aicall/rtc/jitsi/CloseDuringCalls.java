package dev.aicall.rtc.jitsi;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.Tones;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A program for a JVM of its own: whole calls one after another, on several threads, each closed
 * while sound, pictures and messages flow both ways; from threads and from inside events.
 */
final class CloseDuringCalls {
  private static final int THREADS = 4;
  private static final int LIMIT_SECONDS = 15;
  private static final int MESSAGE_BYTES = 10_000;
  private static final String CHANNEL = "data";

  /** From where a peer is closed. */
  private enum Place {
    ANY_THREAD,
    MESSAGE,
    SINK,
    SOURCE,
    PICTURE_SINK,
    /** The end of the stack closes it. */
    STACK
  }

  private CloseDuringCalls() {}

  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[0]);
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = next.getAndIncrement(); n < times; n = next.getAndIncrement()) {
                  once(n);
                }
              },
              task -> new Thread(task, "worker").start()));
    }
    for (CompletableFuture<Void> worker : workers) {
      worker.get();
    }
    System.out.println("closed " + times + " calls");
  }

  private static void once(int number) {
    Random random = new Random(number);
    Place[] places = Place.values();
    Place place = places[number % places.length];
    try (MediaStack stack = new JitsiStackProvider(LocalAddresses.LOOPBACK).open()) {
      End caller = new End(stack, Role.OFFERING, place);
      End agent = new End(stack, Role.ANSWERING, random.nextBoolean() ? place : Place.ANY_THREAD);
      String offer = caller.peer.offer().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      String answer = agent.peer.answer(offer, MediaSection.PICTURES).get();
      caller.peer.acceptAnswer(answer).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      CompletableFuture.allOf(caller.flows(), agent.flows()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(30)));

      List<End> both = random.nextBoolean() ? List.of(caller, agent) : List.of(agent, caller);
      for (End end : both) {
        end.close();
      }
      for (End end : both) {
        end.closed.get(LIMIT_SECONDS, TimeUnit.SECONDS).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        end.after.set(end.place != Place.STACK);
      }
    } catch (Exception e) {
      throw new IllegalStateException("call " + number + ", closed from " + place, e);
    }
  }

  /** One side; speaks, shows and writes as long as it is open. */
  private static final class End implements MediaPeerListener, VideoFrameSource {
    final MediaPeer peer;
    final CompletableFuture<CompletableFuture<Void>> closed = new CompletableFuture<>();
    final AtomicBoolean after = new AtomicBoolean();
    private final Place place;
    private final CompletableFuture<Void> heard = new CompletableFuture<>();
    private final CompletableFuture<Void> seen = new CompletableFuture<>();
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final VideoFrame frame = VideoFrame.allocate(320, 240, 0, 0);
    private final AtomicReference<@Nullable VideoFrameSink> shown = new AtomicReference<>();
    private volatile boolean closing;

    End(MediaStack stack, Role role, Place place) {
      this.place = place;
      peer =
          stack.newPeer(
              new PeerSetup(
                  role,
                  IceSettings.DEFAULT,
                  SoundRoute.TAP,
                  SoundRoute.TAP,
                  List.of(CHANNEL),
                  ARTCAICallAudioConfig.builder().build(),
                  ARTCAICallVideoConfig.builder().build(),
                  MediaSection.PICTURES),
              this);
      PcmSource tone = Tones.source(440, 48_000, 1);
      peer.sendAudio(
          MediaSection.MAIN_AUDIO,
          new PcmSource() {
            @Override
            public int sampleRateHz() {
              return tone.sampleRateHz();
            }

            @Override
            public int channels() {
              return tone.channels();
            }

            @Override
            public int read(short[] samples, int offset, int length) {
              at(Place.SOURCE);
              show();
              return tone.read(samples, offset, length);
            }
          });
      peer.receiveAudio(
          MediaSection.MAIN_AUDIO,
          pcm -> {
            if (pcm.sample(0) != 0) {
              heard.complete(null);
            }
            at(Place.SINK);
          });
      boolean offers = role == Role.OFFERING;
      peer.sendVideo(offers ? MediaSection.CAMERA : MediaSection.PICTURE, this);
      peer.receiveVideo(
          offers ? MediaSection.PICTURE : MediaSection.CAMERA,
          picture -> {
            seen.complete(null);
            at(Place.PICTURE_SINK);
          });
    }

    CompletableFuture<Void> flows() {
      return CompletableFuture.allOf(heard, seen, read);
    }

    /** Closes from where it is to be done; at the next occasion. */
    void close() {
      closing = true;
      if (place == Place.ANY_THREAD) {
        new Thread(this::closeNow, "closer").start();
      } else if (place == Place.STACK) {
        closed.complete(CompletableFuture.completedFuture(null));
      }
    }

    private void at(Place here) {
      if (closing && place == here) {
        closeNow();
      }
    }

    private void closeNow() {
      closed.complete(peer.close());
    }

    private void show() {
      VideoFrameSink to = shown.get();
      if (to != null) {
        to.onFrame(frame);
      }
    }

    @Override
    public void start(VideoFrameSink to) {
      shown.set(to);
    }

    @Override
    public void stop() {
      shown.set(null);
    }

    @Override
    public void onState(PeerState state) {
      event();
    }

    @Override
    public void onChannelOpen(String channel) {
      event();
      peer.send(channel, new byte[MESSAGE_BYTES], true);
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      event();
      read.complete(null);
      at(Place.MESSAGE);
      peer.send(channel, new byte[MESSAGE_BYTES], true);
    }

    @Override
    public void onChannelClosed(String channel) {
      event();
      // The other side closed first: no message comes any more in which this one could.
      if (closing) {
        closeNow();
      }
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      event();
    }

    @Override
    public void onDeviceFailure(RtcError error) {
      System.out.println("device failed: " + error);
    }

    @Override
    public void onBroken(RtcError error) {
      System.out.println("broken: " + error);
    }

    private void event() {
      if (after.get()) {
        System.out.println("an event after the end");
      }
    }
  }
}
