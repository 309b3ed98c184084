package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two peers in one JVM with the backends of its {@link Pairing}, of which the near one offers.
 * Descriptions go by memory, all else by the network.
 */
final class StackPair implements AutoCloseable {
  /** The only data channel. */
  static final String CHANNEL = "test";

  /** One of the two. */
  static final class End implements AutoCloseable {
    private final PeerNews news = new PeerNews();
    private final MediaStack stack;
    private final MediaPeer peer;

    private End(MediaStackProvider on, Role role) {
      stack = on.open();
      peer =
          stack.newPeer(
              new PeerSetup(
                  role,
                  IceSettings.DEFAULT,
                  PeerSetup.SoundRoute.TAP,
                  PeerSetup.SoundRoute.TAP,
                  List.of(CHANNEL),
                  ARTCAICallAudioConfig.builder().build(),
                  ARTCAICallVideoConfig.builder().build(),
                  MediaSection.PICTURES),
              news);
    }

    MediaPeer peer() {
      return peer;
    }

    PeerNews news() {
      return news;
    }

    /** Sends a binary message. */
    void send(byte[] message) {
      peer.send(CHANNEL, message, true);
    }

    @Override
    public void close() {
      stack.close();
    }
  }

  private final End offering;
  private final End answering;

  private StackPair() {
    offering = new End(Pairing.nearStack(), Role.OFFERING);
    answering = new End(Pairing.farStack(), Role.ANSWERING);
  }

  /** In the child: connects two peers, and waits until the channel is open on both sides. */
  static StackPair connect() {
    StackPair pair = new StackPair();
    try {
      pair.exchange();
      for (End end : pair.ends()) {
        end.news.await("state CONNECTED", LIMIT);
        end.news.await("open " + CHANNEL, LIMIT);
      }
      return pair;
    } catch (RuntimeException | Error e) {
      pair.close();
      throw e;
    }
  }

  /** An offer and its answer: the first, or one that restarts ICE. Returns the offer. */
  String exchange() {
    String offer = result(offering.peer.offer());
    String answer = result(answering.peer.answer(offer, MediaSection.PICTURES));
    result(offering.peer.acceptAnswer(answer));
    return offer;
  }

  End offering() {
    return offering;
  }

  End answering() {
    return answering;
  }

  /** Both, the offering one first. */
  List<End> ends() {
    return List.of(offering, answering);
  }

  /** What a peer's future comes to. */
  static <T> T result(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no result", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    offering.close();
    answering.close();
  }
}
