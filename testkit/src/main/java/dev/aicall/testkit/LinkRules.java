package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.testkit.FarSide.Ability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R8 link events alternate: lost, restored. */
interface LinkRules extends ContractRules {
  /** R8 lost and restored alternate, however often. */
  @Test
  @DisplayName("R8 lost and restored alternate, however often")
  default void linkEventsAlternate() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.CUT_LINK);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      List<ARTCAICallConnectionStatus> wanted = new ArrayList<>();
      for (int cut = 1; cut <= ContractScale.CUTS; cut++) {
        cutAndRestore(harness, call, cut);
        wanted.add(ContractCall.LOST);
        wanted.add(ContractCall.UP);
      }
      call.letItBeQuiet();

      List<ARTCAICallConnectionStatus> told = call.linkEvents();
      // A backend may tell that the link is up when it joins.
      boolean toldOfFirst = !told.isEmpty() && told.get(0) == ContractCall.UP;
      assertThat(toldOfFirst ? told.subList(1, told.size()) : told)
          .containsExactlyElementsOf(wanted);
    }
  }

  /** L livekit/client-sdk-android#545: after the link is restored messages pass again. */
  @Test
  @DisplayName("L livekit/client-sdk-android#545: after the link is restored messages pass again")
  default void messagesPassAfterRestore() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.CUT_LINK);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      cutAndRestore(harness, call, 1);
      byte[] question = ContractCall.bytes("{\"type\":1112,\"data\":{\"message\":\"there?\"}}");
      byte[] answer = ContractCall.bytes("still here");

      call.session.send(question);
      harness.farSide().agentSends(answer);

      call.await("onData");
      call.await(
          "the message at the agent",
          harness.speed().event(),
          () -> !harness.farSide().agentReceived().isEmpty());
      assertThat(call.heard.messages()).containsExactly(answer);
      call.assertNoEnd();
    }
  }

  private static void cutAndRestore(RtcSessionHarness harness, ContractCall call, int cut) {
    harness.farSide().cutLink();
    call.await(
        "loss " + cut, harness.speed().reconnect(), () -> count(call, ContractCall.LOST) >= cut);
    int upBefore = count(call, ContractCall.UP);
    harness.farSide().restoreLink();
    call.await(
        "return " + cut,
        harness.speed().reconnect(),
        () -> count(call, ContractCall.UP) > upBefore);
  }

  private static int count(ContractCall call, ARTCAICallConnectionStatus status) {
    return (int) call.linkEvents().stream().filter(told -> told == status).count();
  }
}
