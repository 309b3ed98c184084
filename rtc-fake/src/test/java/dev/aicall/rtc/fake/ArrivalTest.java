package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverConnected;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverWillStart;
import dev.aicall.domain.protocol.AgentStartResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalTest {
  private static final String STARTED =
      "agent result 0 GenerateAIAgentCall "
          + new AgentStartResult.Started("request-1", "instance-1", "channel-1", "agent-1")
              .toResultText();

  private final CallerWorld world = new CallerWorld();

  @Test
  void arrivesStepByStep() {
    world.joinWith("{}");

    assertThat(world.events)
        .containsExactly(
            "joined",
            "link Connected 9",
            STARTED,
            "online agent-1",
            "track agent-1 AUDIO true",
            "first audio agent-1",
            "data channel agent-1");
  }

  @Test
  void arrivesInAnyOrder() {
    world.agent().arrives(AgentArrival.DATA_CHANNEL, AgentArrival.MEDIA, AgentArrival.RESULT);

    world.joinWith("{}");

    assertThat(world.events)
        .containsExactly(
            "joined",
            "link Connected 9",
            "data channel agent-1",
            "track agent-1 AUDIO true",
            "first audio agent-1",
            STARTED);
  }

  @Test
  void runningAgentHasNoResult() {
    world.join();

    assertThat(world.events)
        .noneMatch(event -> event.startsWith("agent result"))
        .contains("data channel agent-1");
  }

  @Test
  void avatarIsAParticipantOfItsOwn() {
    world.of(ARTCAICallAgentType.AvatarAgent).agent().uid("agent-7");

    world.join();

    assertThat(world.events)
        .containsSubsequence(
            "online agent-7",
            "track agent-7 AUDIO true",
            "online agent-7-avatar",
            "track agent-7-avatar VIDEO true",
            "first frame agent-7-avatar");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STARTED")
  void agentThatIsNotStartedDoesNotCome(StartOutcome outcome) {
    world.agent().startEnds(outcome);

    world.joinWith("{}");
    world.advance(5_000);

    assertThat(world.events)
        .filteredOn(event -> event.startsWith("agent result"))
        .hasSize(outcome == StartOutcome.NEVER ? 0 : 1);
    assertThat(world.events).noneMatch(event -> event.startsWith("online"));
  }

  @Test
  void ownStartResultIsToldAsItIs() {
    world.agent().startEnds(7, "Another", "whatever");

    world.joinWith("{}");

    assertThat(world.events).endsWith("agent result 7 Another whatever");
  }

  @Test
  void controlsBeforeTheCallWaitForTheAgent() {
    CallerWorld early = new CallerWorld();
    early.agent().willLeave(2001, "idle");

    early.join();

    assertThat(early.messages).containsExactly(new AgentWillLeave(2001, "idle"));
  }

  @Test
  void humanTakesOverAndLeaves() {
    world.join().forget();

    world.agent().takeOver("human-1", 0);
    world.agent().endTakeOver("human-1");
    world.advance(0);

    assertThat(world.messages)
        .containsExactly(
            new HumanTakeoverWillStart("human-1", 0),
            new HumanTakeoverConnected("human-1"),
            new AgentWillLeave(2002, ""));
    assertThat(world.events)
        .containsExactly(
            "online human-1",
            "track human-1 AUDIO true",
            "first audio human-1",
            "offline human-1",
            "offline agent-1");
  }
}
