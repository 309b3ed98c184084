package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.testkit.FarSide.Ability;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the port's lifecycle says of commands before the join, media and devices. */
interface LifecycleRules extends ContractRules {
  /** Silence is told after 200 ms, and at once on a machine that has nothing else to do. */
  Duration AGO = Duration.ofSeconds(2);

  /** L pipecat#2755: a microphone muted before the join is silent, then heard. */
  @Test
  @DisplayName("L pipecat#2755: a microphone muted before the join is silent, then heard")
  default void muteBeforeJoinHolds() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.HEAR);
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness);
      call.session.muteMicrophone(true);

      call.joinAndAwaitAgent(taps.sound());
      call.letItBeQuiet();
      long heardMuted = harness.farSide().soundHeard();
      call.session.muteMicrophone(false);
      call.await(
          "sound at the agent",
          harness.speed().event(),
          () -> harness.farSide().soundHeard() > heardMuted);

      assertThat(heardMuted).isZero();
      assertThat(taps.reads()).as("a muted microphone stays open").isPositive();
    }
  }

  /** L a microphone stopped before the join is not read until it is started. */
  @Test
  @DisplayName("L a microphone stopped before the join is not read until it is started")
  default void stopBeforeJoinHolds() {
    try (RtcSessionHarness harness = newHarness()) {
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness);
      call.session.captureMicrophone(false);

      call.joinAndAwaitAgent(taps.sound());
      call.letItBeQuiet();
      long readsStopped = taps.reads();
      call.session.captureMicrophone(true);
      call.await("reading", harness.speed().event(), () -> taps.reads() > 0);

      assertThat(readsStopped).isZero();
    }
  }

  /** L the agent's sound reaches the loudspeaker tap, unless playout is muted. */
  @Test
  @DisplayName("L the agent's sound reaches the loudspeaker tap, unless playout is muted")
  default void soundReachesLoudspeaker() {
    try (RtcSessionHarness harness = newHarness()) {
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent(taps.sound());

      harness.farSide().agentSounds(true);
      call.await("sound", harness.speed().event(), () -> taps.audible() > 0);
      call.session.mutePlayout(true);
      call.awaitStill("sound after the mute", taps::audible);
      long whenMuted = taps.audible();

      call.session.mutePlayout(false);
      call.await("sound again", harness.speed().event(), () -> taps.audible() > whenMuted);
    }
  }

  /** L an agent who begins and ends to sound is told to be audible, and not any more. */
  @Test
  @DisplayName("L an agent who begins and ends to sound is told to be audible, and not any more")
  default void soundIsNoticed() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      List<Boolean> before = audible(call);

      harness.farSide().agentSounds(true);
      call.await("sound", harness.speed().event(), () -> audible(call).size() > before.size());
      harness.farSide().agentSounds(false);
      call.await(
          "silence", harness.speed().event(), () -> audible(call).size() > before.size() + 1);

      assertThat(audible(call)).as("from silence").isEqualTo(List.of(true, false));
      assertThat(call.heard.events("onAudible"))
          .allSatisfy(
              event -> assertThat((Duration) event.args().get(2)).isBetween(Duration.ZERO, AGO));
    }
  }

  private static List<Boolean> audible(ContractCall call) {
    String agent = call.harness.farSide().agentUid();
    return call.heard.events("onAudible").stream()
        .filter(event -> agent.equals(event.args().get(0)))
        .map(event -> (Boolean) event.args().get(1))
        .toList();
  }

  /** L a participant who is not subscribed is not heard. */
  @Test
  @DisplayName("L a participant who is not subscribed is not heard")
  default void unsubscribedIsNotHeard() {
    try (RtcSessionHarness harness = newHarness()) {
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness);
      String agent = harness.farSide().agentUid();
      call.session.subscribeAudio(agent, false);
      call.join(taps.sound());
      call.await("the agent", harness.speed().join(), () -> call.heard.has("onDataChannelReady"));

      harness.farSide().agentSounds(true);
      call.letItBeQuiet();
      long whenUnsubscribed = taps.audible();
      call.session.subscribeAudio(agent, true);
      call.await("sound", harness.speed().event(), () -> taps.audible() > 0);

      assertThat(whenUnsubscribed).isZero();
    }
  }

  /** L side messages of the media path arrive as they are. */
  @Test
  @DisplayName("L side messages of the media path arrive as they are")
  default void mediaExtensionArrives() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.MEDIA_EXTENSION);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      byte[] payload = ContractCall.bytes("{\"AIAgent\":{\"aillmcost\":250}}");

      harness.farSide().sendMediaExtension(99, payload);
      call.await("onMediaExtension");

      List<Object> args = List.copyOf(call.heard.events("onMediaExtension").get(0).args());
      assertThat(args.get(0)).isEqualTo(harness.farSide().agentUid());
      assertThat(args.get(1)).isEqualTo(99);
      assertThat(args.get(2)).isEqualTo(payload);
    }
  }

  /** L hume-react-sdk#390: another microphone can be chosen in a call; a missing one is refused. */
  @Test
  @DisplayName(
      "L hume-react-sdk#390: another microphone can be chosen in a call; a missing one is refused")
  default void microphoneCanBeSwapped() {
    try (RtcSessionHarness harness = newHarness()) {
      AudioDevices devices = harness.factory().audioDevices();
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      CompletableFuture<List<MediaDevice>> microphones = devices.microphones();
      call.await("the list", harness.speed().event(), microphones::isDone);
      List<String> ids = microphones.join().stream().map(MediaDevice::id).toList();

      for (String id : ids) {
        CompletableFuture<Void> chosen = devices.chooseMicrophone(id);
        call.await("the choice", harness.speed().event(), chosen::isDone);
        assertThat(chosen).isCompleted();
      }
      CompletableFuture<Void> missing = devices.chooseMicrophone("no such microphone");
      call.await("the refusal", harness.speed().event(), missing::isDone);
      call.letItBeQuiet();

      assertThat(missing).isCompletedExceptionally();
      if (!harness.engine().capabilities().devices()) {
        assertThat(ids).isEmpty();
      }
      call.assertNoEnd();
    }
  }

  /** L an agent who leaves is told once, and the session goes on. */
  @Test
  @DisplayName("L an agent who leaves is told once, and the session goes on")
  default void agentLeavingIsTold() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      harness.farSide().agentLeaves();
      call.await("onParticipantOffline");
      call.letItBeQuiet();

      assertThat(call.heard.events("onParticipantOffline"))
          .containsExactly(SessionEvent.of("onParticipantOffline", harness.farSide().agentUid()));
      call.assertNoEnd();
    }
  }
}
