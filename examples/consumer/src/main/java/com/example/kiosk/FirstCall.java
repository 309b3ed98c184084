package com.example.kiosk;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineFactory;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.FakeRtc;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A whole call with the agent of the fake backend: greeting, question, answer, transcript. */
public final class FirstCall {
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    try (ARTCAICallEngineInterface engine = ARTCAICallEngineFactory.createEngine()) {
      engine.setDelegate(
          new ARTCAICallEngineDelegate() {
            private boolean asked;

            @Override
            public void onRTCEngineCreated() { // only the fake has an agent to teach
              FakeRtc fake = (FakeRtc) engine.getRTCInstance();
              fake.agent().whenUserSays("weather").replies("It is sunny.");
            }

            @Override
            public void onAgentStateChanged(ARTCAICallAgentState state) {
              if (state == ARTCAICallAgentState.Listening && !asked) { // the greeting is over
                asked = true;
                engine.sendTextToAgent(
                    ARTCAICallSendTextToAgentRequest.builder().text("How is the weather?").build());
              } else if (state == ARTCAICallAgentState.Listening) {
                answered.countDown();
              }
            }

            @Override
            public void onVoiceAgentSubtitleNotify(String text, boolean end, int sentenceId) {
              System.out.print(end ? text + "\n" : text);
            }
          });
      engine.call(
          ARTCAICallConfig.builder()
              .agentId("my-agent")
              .region("cn-shanghai")
              .userId("user-1")
              .userJoinToken("token of your app server")
              .agentConfig(ARTCAICallAgentConfig.builder().agentGreeting("Hello, what can I do for you?").build())
              .build());
      boolean done = answered.await(20, TimeUnit.SECONDS);
      System.out.printf("%n%s", engine.exportTranscript(TranscriptFormat.MARKDOWN));
      engine.handup(true);
      System.exit(done ? 0 : 1);
    }
  }
}
