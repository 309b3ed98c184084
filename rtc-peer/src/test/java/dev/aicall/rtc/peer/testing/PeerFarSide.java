package dev.aicall.rtc.peer.testing;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.testkit.FarSide;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The far side of a {@link PeerContractHarness}: can do everything. */
final class PeerFarSide implements FarSide {
  private final FarWorld world;
  private final WatchedProvider caller;

  PeerFarSide(FarWorld world, WatchedProvider caller) {
    this.world = world;
    this.caller = caller;
  }

  private void newest(Consumer<FarParticipant> action) {
    FarParticipant participant = world.newest;
    if (participant != null) {
      action.accept(participant);
    }
  }

  @Override
  public Set<Ability> abilities() {
    return EnumSet.allOf(Ability.class);
  }

  @Override
  public String agentUid() {
    return FarWorld.AGENT;
  }

  @Override
  public void agentSends(byte[] message) {
    newest(participant -> participant.message(message));
  }

  @Override
  public List<byte[]> agentReceived() {
    FarParticipant participant = world.newest;
    return participant == null ? List.of() : List.copyOf(participant.received());
  }

  @Override
  public void agentLeaves() {
    newest(participant -> participant.signal(new Signal.Offline(FarWorld.AGENT)));
  }

  @Override
  public void agentSounds(boolean on) {
    world.agentSounds = on;
  }

  @Override
  public long soundHeard() {
    FarParticipant participant = world.newest;
    return participant == null ? 0 : participant.soundHeard();
  }

  @Override
  public void sendMediaExtension(int type, byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    newest(p -> p.signal(new Signal.MediaExtension(FarWorld.AGENT, type, text)));
  }

  @Override
  public void bye(int code) {
    newest(participant -> participant.bye(code));
  }

  @Override
  public void cutLink() {
    world.cut = true;
  }

  @Override
  public void restoreLink() {
    world.cut = false;
  }

  @Override
  public void breakDown() {
    caller.breakDown(RtcError.of(RtcError.Reason.INTERNAL, "told to break down"));
  }

  @Override
  public void refuseJoins(RtcError.Reason reason) {
    world.refusal = reason;
    if (reason == RtcError.Reason.DEVICE) {
      caller.loseDevices();
    }
  }

  @Override
  public void ignoreJoins() {
    world.ignoring = true;
  }
}
