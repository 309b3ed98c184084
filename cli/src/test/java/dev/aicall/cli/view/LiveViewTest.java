package dev.aicall.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final String GOLDEN =
      """
      agent server  http://127.0.0.1:8088 (embedded)      backend  webrtc-java 0.14.0
      00:00.21  connected   set up in 212 ms
      00:00.55  agent  Hello. Tell me where to go.
      00:03.90  you    go forward ten meters
      00:04.62  agent  Going forward ten meters.                        [0.72 s after you stopped]
      00:05.62  you    what can you do
      00:06.12  agent  I can [31m go and —                              [0.50 s after you stopped, interrupted by you]
      00:06.42  mute        on
      00:06.42  link        lost, trying to get it back
      00:08.42  link        back
      00:12.00  error       the agent left (AgentLeaveChannel -10101)
      00:12.00  to do       The agent left; call again if needed.
      00:12.00  set-up      stack 2, joined 148, sound 62 ms
      00:12.00  timings     the agent left after 12,000 ms: joined at 150 ms, first audio at 212 ms; 1 turn, answer in 1,150 ms (median); 1 interruption, silent after 90 ms; link lost 1 time, 2,000 ms in all
      00:12.00  ended       the call is over
      saved     out/agent.wav  out/call.json
      """;

  private final VirtualTime time = new VirtualTime();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void plainLinesAreThoseThatAreFinal() {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    RecordedCall.play(Console.plain(out, time).view(), time);

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
  }

  @Test
  void aTerminalShowsTheSameLinesAndRewritesTheLastOne() throws IOException {
    Terminal terminal = terminal(200);

    RecordedCall.play(new LiveView(new TerminalScreen(terminal, false), time, Keys.HINT), time);

    Screenshot screen = Screenshot.of(written.toString(StandardCharsets.UTF_8));
    assertThat(screen.lines()).isEqualTo(GOLDEN);
    assertThat(screen.rewritten())
        .contains("00:00.55  agent  Hello. ")
        .contains("00:03.45  you    go forward")
        .anyMatch(line -> line.startsWith("          listening   i interrupt"))
        .anyMatch(line -> line.startsWith("          speaking, muted"));
  }

  @Test
  void aLineThatChangesNeverGetsWiderThanTheTerminal() throws IOException {
    Terminal terminal = terminal(30);

    RecordedCall.play(new LiveView(new TerminalScreen(terminal, false), time, Keys.HINT), time);

    Screenshot screen = Screenshot.of(written.toString(StandardCharsets.UTF_8));
    assertThat(screen.rewritten()).allMatch(line -> line.length() < 30);
  }

  @Test
  void noLineHoldsASecretOrSteersTheTerminal() throws IOException {
    RecordedCall.play(new LiveView(new TerminalScreen(terminal(80), true), time, ""), time);

    assertThat(written.toString(StandardCharsets.UTF_8))
        .doesNotContain("secret-token")
        .doesNotContain("\u001b[31m go and");
  }

  private Terminal terminal(int width) throws IOException {
    Terminal terminal =
        new DumbTerminal(
            "test",
            Terminal.TYPE_DUMB_COLOR,
            new ByteArrayInputStream(new byte[0]),
            written,
            StandardCharsets.UTF_8);
    terminal.setSize(new Size(width, 40));
    return terminal;
  }
}
