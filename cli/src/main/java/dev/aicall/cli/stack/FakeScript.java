package dev.aicall.cli.stack;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.fake.FakeRtc;

/** The agent of {@code --backend fake}: enough talk to see what a call looks like. */
final class FakeScript {
  private FakeScript() {}

  static FakeRtc rtc() {
    FakeRtc fake =
        new FakeRtc(new SystemTime(), DaemonThreads.executor("aicall-fake", 1)).records(false);
    fake.agent().greets("Hello. Tell me where to go.");
    fake.agent().whenUserSays("forward").replies("Going forward.");
    fake.agent()
        .whenUserSays("what can you do")
        .replies(
            "I am a robot in your memory, made to be talked to and to be interrupted,"
                + " which is why this sentence is a long one that goes on and on.");
    fake.agent().whenUserSays("stop").replies("I have stopped.");
    fake.agent().otherwise().replies("I heard you.");
    return fake;
  }
}
