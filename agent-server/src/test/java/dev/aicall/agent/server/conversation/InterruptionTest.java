package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may cut the agent's speech, and what becomes of what was said meanwhile. */
class InterruptionTest {
  private static final String STORY = "There was a robot that liked to tell stories without end.";

  private final ConversationWorld world = new ConversationWorld();

  private void beginStory(ARTCAICallAgentConfig.Builder config) {
    world.replier.on("story").say(STORY);
    world.begin(config);
    world.say("story").silence(1_500);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("thinking", "speaking");
  }

  private static ARTCAICallAgentConfig.Builder config() {
    return ARTCAICallAgentConfig.builder();
  }

  private static ARTCAICallAgentConfig.Builder interrupt(
      ARTCAICallAgentInterruptConfig.Builder interrupt) {
    return config().interruptConfig(interrupt.build());
  }

  private static ARTCAICallAgentInterruptConfig.Builder noVoice() {
    return ARTCAICallAgentInterruptConfig.builder().enableVoiceInterrupt(false);
  }

  private int soundInTheNext(int millis) {
    world.playout().forget();
    world.silence(millis);
    return world.playout().sounding();
  }

  @Test
  void voiceCutsTheAgentAsSoonAsItCounts() {
    beginStory(config());
    world.sound(world.engines.value("stop"), 200);

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("SpeakingInterrupted[reason=2]", "listening");
    world.playout().forget();
    world.sound(world.engines.value("stop"), 20);
    // A fade of some milliseconds inside the first read, then nothing.
    assertThat(world.playout().sounding()).isLessThanOrEqualTo(160);
    world.silence(500);
    assertThat(world.replier.requests.get(1).userText()).isEqualTo("stop");
  }

  @Test
  void voiceDoesNotCutTheAgentWhenItMayNot() {
    beginStory(interrupt(noVoice()));
    world.say("stop").silence(500);

    assertThat(world.happenedWithoutSubtitles()).isEmpty();
    assertThat(soundInTheNext(100)).isPositive();
  }

  @Test
  void whatWasSaidMeanwhileIsAnsweredAfterwards() {
    beginStory(interrupt(noVoice()));
    world.say("stop").silence(8_000);

    assertThat(world.replier.requests.get(1).userText()).isEqualTo("stop");
    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("listening", "thinking", "speaking", "listening");
  }

  @Test
  void orForgottenIfTheSettingsSaySo() {
    beginStory(interrupt(noVoice().noInterruptMode("discard")));
    world.say("stop").silence(8_000);

    assertThat(world.replier.requests).hasSize(1);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("listening");
  }

  @Test
  void theSwitchIsObeyedAtOnceAndAcknowledged() {
    beginStory(config());
    world.receive(new ClientMessage.EnableVoiceInterrupt(false)).say("stop");
    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("VoiceInterruptChanged[enable=false]");

    world.receive(new ClientMessage.EnableVoiceInterrupt(true)).silence(500).say("stop");
    assertThat(world.happenedWithoutSubtitles())
        .startsWith("VoiceInterruptChanged[enable=true]", "SpeakingInterrupted[reason=2]");
  }

  @Test
  void anInterruptWordCutsEvenThenAndIsNoQuestion() {
    beginStory(interrupt(noVoice().interruptWords(List.of("hold on"))));
    world.say("hold", "on").silence(600);

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("SpeakingInterrupted[reason=1]", "listening");
    assertThat(world.replier.requests).hasSize(1);
  }

  @Test
  void theRestOfASentenceWithAnInterruptWordIsAQuestion() {
    beginStory(interrupt(noVoice().interruptWords(List.of("wait"))));
    world.say("wait", "turn", "left").silence(600);

    assertThat(world.replier.requests.get(1).userText()).isEqualTo("turn left");
  }

  @Test
  void interruptWordsAreKeptIfTheSettingsSaySo() {
    beginStory(interrupt(noVoice().interruptWords(List.of("wait")).keepInterruptWordsForLLM(true)));
    world.say("wait", "turn", "left").silence(600);

    assertThat(world.replier.requests.get(1).userText()).isEqualTo("wait turn left");
  }

  @Test
  void theAppCutsTheAgent() {
    beginStory(config());
    world.receive(new ClientMessage.InterruptSpeaking());

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("SpeakingInterrupted[reason=3]", "listening");
    world.silence(10);
    assertThat(soundInTheNext(500)).isZero();
  }

  @Test
  void theAppCannotCutWhatIsNotSaid() {
    world.begin();
    world.receive(new ClientMessage.InterruptSpeaking()).silence(100);

    assertThat(world.happened()).isEmpty();
  }

  @Test
  void aTextCutsTheAgentAndIsAnswered() {
    beginStory(config());
    world.receive(new ClientMessage.SendTextToAgent("enough")).silence(3_000);

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly(
            "SpeakingInterrupted[reason=5]", "listening", "thinking", "speaking", "listening");
    assertThat(world.replier.requests.get(1).userText()).isEqualTo("enough");
  }

  @Test
  void aTextReplacesTheQuestionThatIsThoughtAbout() {
    world.replier.on("story").hang();
    world.begin();
    world.say("story").silence(500);
    world.receive(new ClientMessage.SendTextToAgent("enough")).silence(3_000);

    assertThat(world.replier.cancelled).isEqualTo(1);
    assertThat(world.subtitles()).isEqualTo("You said enough.");
  }

  @Test
  void theHistoryRemembersAllOfACutAnswer() {
    beginStory(config());
    world.receive(new ClientMessage.SendTextToAgent("enough"));

    assertThat(world.replier.requests.get(1).history())
        .containsExactly(new Line(Role.USER, "story"), new Line(Role.ASSISTANT, STORY));
  }

  @Test
  void orOnlyWhatWasHeard() {
    beginStory(
        config().llmConfig(ARTCAICallAgentLlmConfig.builder().historySyncWithTTS(true).build()));
    world.receive(new ClientMessage.SendTextToAgent("enough"));

    String remembered = world.replier.requests.get(1).history().get(1).text();
    assertThat(STORY).startsWith(remembered);
    // 1.2 s of ten letters a second were heard: the fourth word has just begun.
    assertThat(remembered).isEqualTo("There was a robot");
  }
}
