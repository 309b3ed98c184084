package dev.aicall.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeRtc fake = new FakeRtc(time);
  private final ARTCAICallEngineInterface engine =
      Guice.createInjector(new AiCallModule(), new FakeRtcModule(fake))
          .getInstance(ARTCAICallEngineInterface.class);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final CallView view =
      new LiveView(
          new PlainScreen(new PrintStream(written, true, StandardCharsets.UTF_8)), time, "");
  private final Keys keys = new Keys(engine, view);

  @BeforeEach
  void call() {
    engine.call(
        ARTCAICallConfig.builder()
            .agentId("robot")
            .region("local")
            .userId("user-1")
            .userJoinToken("token")
            .build());
    time.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    engine.close();
    time.runReady();
  }

  @Test
  void iInterrupts() {
    press("i");

    assertThat(fake.agent().messages()).contains(new ClientMessage.InterruptSpeaking());
  }

  @Test
  void mMutesAndMAgainDoesNot() {
    press("m");
    assertThat(engine.isMicrophoneOn()).isFalse();

    press("m");
    assertThat(engine.isMicrophoneOn()).isTrue();
  }

  @Test
  void spaceTakesTheFloorAndGivesItBackAndOOpensTheMicrophone() {
    press(" ");
    assertThat(engine.isPushToTalkEnable()).isTrue();
    assertThat(fake.agent().messages()).contains(new ClientMessage.StartPushToTalk());

    press(" ");
    assertThat(fake.agent().messages()).contains(new ClientMessage.FinishPushToTalk());

    press("o");
    assertThat(engine.isPushToTalkEnable()).isFalse();
  }

  @Test
  void tTypesATextInWhichOtherKeysAreLetters() {
    press("tquit imx\u007f\r");

    assertThat(fake.agent().messages()).contains(new ClientMessage.SendTextToAgent("quit im"));
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("you    quit im");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.Connected);
  }

  @Test
  void escapeLeavesATextUnsaid() {
    press("thello\u001b");
    press("t\r");

    assertThat(fake.agent().messages())
        .noneMatch(message -> message instanceof ClientMessage.SendTextToAgent);
  }

  @Test
  void qHangsUp() {
    press("q");
    time.advance(Duration.ofSeconds(1));

    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.None);
  }

  @Test
  void keysOfATerminalReachTheEngine() throws IOException, InterruptedException {
    PipedInputStream keyboard = new PipedInputStream();
    try (PipedOutputStream fingers = new PipedOutputStream(keyboard);
        Terminal terminal =
            new DumbTerminal(
                "test", Terminal.TYPE_DUMB, keyboard, written, StandardCharsets.UTF_8)) {
      CountDownLatch muted = new CountDownLatch(1);
      Console console = Console.on(terminal, time);
      console.steer(Interception.of(engine, "muteMicrophone", muted::countDown));

      fingers.write('m');
      fingers.flush();

      assertThat(muted.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(engine.isMicrophoneOn()).isFalse();
    }
  }

  private void press(String text) {
    text.chars().forEach(keys::press);
    time.advance(Duration.ofMillis(50));
  }
}
