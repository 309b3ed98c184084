package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.testkit.FarSide.Ability;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R2 exactly one end; R4 nothing after it. */
interface EndRules extends ContractRules {
  /** R2 leave gives one onLeft without a cause. */
  @Test
  @DisplayName("R2 leave gives one onLeft without a cause")
  default void leaveGivesOneEnd() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      call.leave();
      call.letItBeQuiet();

      assertThat(call.heard.ends()).containsExactly(SessionEvent.of("onLeft", (Object) null));
    }
  }

  /** R2 leave of a session that never joined gives one onLeft. */
  @Test
  @DisplayName("R2 leave of a session that never joined gives one onLeft")
  default void leaveWithoutJoinGivesOneEnd() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness);

      call.leave();
      call.letItBeQuiet();

      assertThat(call.heard.ends()).extracting(SessionEvent::name).containsExactly("onLeft");
      assertThat(call.heard.has("onJoined")).isFalse();
    }
  }

  /** R2 a refused join ends with one onJoinFailed that has the reason. */
  @Test
  @DisplayName("R2 a refused join ends with one onJoinFailed that has the reason")
  default void refusedJoinGivesOneEnd() {
    for (RtcError.Reason reason : RtcError.Reason.values()) {
      try (RtcSessionHarness harness = newHarness()) {
        ContractCall.needs(harness, Ability.REFUSE_JOINS);
        harness.farSide().refuseJoins(reason);
        ContractCall call = new ContractCall(harness);
        // A service that is full or cannot be reached is tried until the deadline.
        Duration deadline = harness.speed().event().dividedBy(2);

        call.session.join(harness.joinRequest(MediaTaps.none(), deadline));
        call.await(
            "the refusal",
            deadline.plus(harness.speed().event()),
            () -> call.heard.has("onJoinFailed"));
        call.letItBeQuiet();

        assertThat(call.heard.ends()).hasSize(1);
        RtcError error = (RtcError) call.heard.ends().get(0).args().get(0);
        assertThat(error).extracting(RtcError::reason).isEqualTo(reason);
      }
    }
  }

  /** R2 a join that nobody answers fails at its deadline. */
  @Test
  @DisplayName("R2 a join that nobody answers fails at its deadline")
  default void ignoredJoinTimesOut() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.IGNORE_JOINS);
      harness.farSide().ignoreJoins();
      ContractCall call = new ContractCall(harness);
      Duration deadline = Duration.ofSeconds(1);

      call.session.join(harness.joinRequest(MediaTaps.none(), deadline));
      call.await(
          "the failure",
          deadline.plus(harness.speed().event()),
          () -> call.heard.has("onJoinFailed"));
      call.letItBeQuiet();

      assertThat(call.heard.ends()).hasSize(1);
      RtcError error = (RtcError) call.heard.ends().get(0).args().get(0);
      assertThat(error).extracting(RtcError::reason).isEqualTo(RtcError.Reason.TIMEOUT);
    }
  }

  /** R2 elevenlabs/packages#297: a call that the server ends is told and ends once. */
  @Test
  @DisplayName("R2 elevenlabs/packages#297: a call that the server ends is told and ends once")
  default void byeGivesOneEnd() {
    for (int code = 1; code <= 3; code++) {
      try (RtcSessionHarness harness = newHarness()) {
        ContractCall.needs(harness, Ability.BYE);
        ContractCall call = new ContractCall(harness);
        call.heard.react(
            event -> {
              if (event.name().equals("onBye")) {
                call.session.leave();
              }
            });
        call.joinAndAwaitAgent();

        harness.farSide().bye(code);
        call.awaitEnd();
        call.letItBeQuiet();

        assertThat(call.heard.events("onBye")).containsExactly(SessionEvent.of("onBye", code));
        assertThat(call.heard.ends()).extracting(SessionEvent::name).containsExactly("onLeft");
      }
    }
  }

  /** R2 a breakdown gives one onLeft with its cause. */
  @Test
  @DisplayName("R2 a breakdown gives one onLeft with its cause")
  default void breakdownGivesOneEnd() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.BREAK_DOWN);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      harness.farSide().breakDown();
      call.awaitEnd();
      call.letItBeQuiet();

      assertThat(call.heard.ends()).hasSize(1);
      assertThat(call.heard.ends().get(0).args().get(0)).isInstanceOf(RtcError.class);
    }
  }

  /** R2 closing the engine ends every session once, whatever it is doing. */
  @Test
  @DisplayName("R2 closing the engine ends every session once, whatever it is doing")
  default void closingEngineEndsSessions() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall joined = new ContractCall(harness).joinAndAwaitAgent();
      ContractCall joining = new ContractCall(harness).join();
      ContractCall idle = new ContractCall(harness);

      harness.engine().close();
      harness.engine().close();
      joined.awaitEnd();
      joining.awaitEnd();
      idle.awaitEnd();
      joined.letItBeQuiet();

      assertThat(joined.heard.ends()).hasSize(1);
      assertThat(joining.heard.ends()).hasSize(1);
      assertThat(idle.heard.ends()).hasSize(1);
    }
  }

  /** R4 nothing comes after leave, however much the far side goes on. */
  @Test
  @DisplayName("R4 nothing comes after leave, however much the far side goes on")
  default void nothingAfterLeave() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      harness.farSide().agentSounds(true);
      harness.farSide().agentSends(ContractCall.bytes("before"));
      call.session.leave();
      harness.farSide().agentSends(ContractCall.bytes("while"));
      call.awaitEnd();
      harness.farSide().agentSends(ContractCall.bytes("after"));
      harness.farSide().agentLeaves();
      call.letItBeQuiet();

      assertThat(call.eventsAfterEnd()).filteredOn(event -> !event.isEnd()).isEmpty();
    }
  }

  /** R4 nothing comes after a join that failed. */
  @Test
  @DisplayName("R4 nothing comes after a join that failed")
  default void nothingAfterFailedJoin() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.REFUSE_JOINS);
      harness.farSide().refuseJoins(RtcError.Reason.REFUSED);
      ContractCall call = new ContractCall(harness);

      call.join();
      call.await("the refusal", harness.speed().join(), () -> call.heard.has("onJoinFailed"));
      harness.farSide().agentSends(ContractCall.bytes("after"));
      call.letItBeQuiet();

      assertThat(call.eventsAfterEnd()).filteredOn(event -> !event.isEnd()).isEmpty();
      assertThat(call.heard.events("onSetupStage"))
          .as("stages of a join that was refused")
          .containsExactly(SessionEvent.of("onSetupStage", SetupStage.LOCAL_DESCRIPTION));
      assertThat(call.heard.has("onJoined")).isFalse();
    }
  }

  /** R4 nothing comes after a breakdown. */
  @Test
  @DisplayName("R4 nothing comes after a breakdown")
  default void nothingAfterBreakdown() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.BREAK_DOWN);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();

      harness.farSide().breakDown();
      harness.farSide().agentSends(ContractCall.bytes("after"));
      call.awaitEnd();
      call.letItBeQuiet();

      assertThat(call.eventsAfterEnd()).filteredOn(event -> !event.isEnd()).isEmpty();
    }
  }
}
