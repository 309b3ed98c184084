package dev.aicall.cli.e2e;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An agent that sends a tone and, while its caller is there, a numbered message every 100 ms, and
 * says what it gets.
 */
final class CountingAgent implements Agent {
  private final AgentCall call;
  private final ToneEar ear = new ToneEar();
  private @Nullable ToneWatch watch;
  private @Nullable Timer next;
  private boolean away;
  private boolean quiet;
  private int sent;

  CountingAgent(AgentCall call) {
    this.call = call;
    FaultLines.say(FaultLines.AGENT, "made");
  }

  /** Sends no more. Any thread. */
  void quiet() {
    call.execute(() -> quiet = true);
  }

  /** Sends many at once, of some length each. Any thread. */
  void flood(int count, int length) {
    call.execute(
        () -> {
          for (int i = 0; i < count; i++) {
            send(" " + "x".repeat(length));
          }
          FaultLines.say("flooded");
        });
  }

  @Override
  public void onCallerReady() {
    FaultLines.say(FaultLines.AGENT, "ready");
    watch = new ToneWatch(ear, NearSide.TONE_HZ);
    call.ears(ear);
    call.voice(Tones.source(ProbeAgent.TONE_HZ, 48_000, 1));
    count();
  }

  private void count() {
    if (!quiet) {
      if (!away) {
        send("");
      }
      next = call.schedule(Duration.ofNanos(FaultLines.EVERY_NANOS), this::count);
    }
  }

  private void send(String rest) {
    sent++;
    long before = System.nanoTime();
    boolean accepted = call.send(new AgentMessage.AgentSubtitle(sent + rest, true, sent));
    FaultLines.sayAt(before, FaultLines.SENT, sent, accepted);
  }

  @Override
  public void onMessage(Received<ClientReading> message) {
    if (message.message() instanceof ClientMessage.SendTextToAgent text) {
      FaultLines.say(FaultLines.GOT, FaultLines.words(text.text()).get(0));
    }
  }

  @Override
  public void onCallerAway() {
    away = true;
    FaultLines.say(FaultLines.AGENT, "away");
  }

  @Override
  public void onCallerBack() {
    away = false;
    FaultLines.say(FaultLines.AGENT, "back");
  }

  @Override
  public void onEnd(CallEnd why) {
    if (next != null) {
      next.cancel();
    }
    if (watch != null) {
      watch.close();
    }
    FaultLines.say(FaultLines.AGENT, "end", why);
  }
}
