package com.example.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.testkit.AiCallTest;
import java.time.Duration;

class KioskTest {
  @AiCallTest
  void answersWhatIsAsked(FakeAgent agent, ARTCAICallEngineInterface engine, VirtualTime time) {
    agent.whenUserSays("weather").replies("It is sunny.");
    engine.call(
        ARTCAICallConfig.builder()
            .agentId("my-agent")
            .region("cn-shanghai")
            .userId("user-1")
            .userJoinToken("token")
            .build());

    agent.userSays("How is the weather");
    time.advance(Duration.ofMinutes(1));

    assertTrue(engine.isOnCall());
    assertEquals(2, engine.getTranscript().turns().size());
    assertEquals("It is sunny.", engine.getTranscript().turns().get(1).text());
  }
}
