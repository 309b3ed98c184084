package dev.aicall.cli.e2e;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An agent that sends a tone and a moving picture, hears and sees, remembers what it is told, and
 * repeats every text with its number. All else is done by the test.
 */
final class ProbeAgent implements Agent {
  /** What the agent sounds like. */
  static final double TONE_HZ = 880;

  /** The avatar's size. */
  private static final int WIDTH = 320;

  private static final int HEIGHT = 240;

  private final AgentCall call;
  private final Consumer<String> news;
  private final List<Received<ClientReading>> received = new CopyOnWriteArrayList<>();
  private final ToneEar ear = new ToneEar();
  private final PictureEye eye = new PictureEye();
  private volatile @Nullable CallEnd end;
  private int texts;

  ProbeAgent(AgentCall call, Consumer<String> news) {
    this.call = call;
    this.news = news;
    news.accept("agent made");
  }

  /** What the test may use from any thread through {@link AgentCall#execute}. */
  AgentCall call() {
    return call;
  }

  ToneEar ear() {
    return ear;
  }

  PictureEye eye() {
    return eye;
  }

  /** What came from the caller, oldest first. */
  List<Received<ClientReading>> received() {
    return received;
  }

  /** The wire numbers of what came. */
  List<Integer> receivedTypes() {
    return received.stream()
        .map(Received::message)
        .map(message -> message instanceof ClientMessage known ? known.type() : 0)
        .toList();
  }

  /** Why the call ended; null while it goes on. */
  @Nullable CallEnd end() {
    return end;
  }

  /** Sends a message, from any thread. */
  void say(AgentMessage message) {
    call.execute(() -> call.send(message));
  }

  @Override
  public void onCallerReady() {
    call.ears(ear);
    call.eyes(eye);
    call.face(new MovingPicture(WIDTH, HEIGHT));
    call.voice(Tones.source(TONE_HZ, 48_000, 1));
    call.send(new AgentMessage.AgentStateChanged(1));
    news.accept("agent ready");
  }

  @Override
  public void onMessage(Received<ClientReading> message) {
    received.add(message);
    if (message.message() instanceof ClientMessage known) {
      news.accept("message " + known.type());
      obey(known);
    } else {
      news.accept("message " + message.message());
    }
  }

  private void obey(ClientMessage message) {
    if (message instanceof ClientMessage.RequestRtcToken) {
      call.send(new AgentMessage.RtcTokenResponse(call.freshToken()));
    } else if (message instanceof ClientMessage.SendTextToAgent text) {
      news.accept("text " + text.text());
      if (text.text().equals(AllMessages.SEND_ALL)) {
        AllMessages.inbound(call).forEach(call::send);
      } else {
        texts++;
        call.send(new AgentMessage.AgentSubtitle(texts + " " + text.text(), true, texts));
      }
    }
  }

  @Override
  public void onCallerAway() {
    news.accept("agent away");
  }

  @Override
  public void onCallerBack() {
    news.accept("agent back");
  }

  @Override
  public void onEnd(CallEnd why) {
    end = why;
    news.accept("agent end " + why);
  }
}
