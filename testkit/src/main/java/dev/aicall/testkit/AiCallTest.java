package dev.aicall.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a program that calls agents, on the fake and on virtual time:
 *
 * <pre>{@code
 * @AiCallTest
 * void greets(FakeAgent agent, ARTCAICallEngineInterface engine, RecordingDelegate delegate) {
 *   agent.greets("Hello");
 *   engine.call(config);
 *   delegate.await("onVoiceAgentSubtitleNotify");
 * }
 * }</pre>
 *
 * <p>Parameters may be {@link dev.aicall.api.ARTCAICallEngineInterface}, {@link
 * dev.aicall.rtc.fake.FakeRtc}, {@link dev.aicall.rtc.fake.FakeAgent}, {@link
 * dev.aicall.domain.exec.VirtualTime} and {@link RecordingDelegate}, which is the engine's delegate
 * until the test sets another. All belong together and to one test; the engine is closed after it.
 * {@code @BeforeEach} methods get the same ones.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(AiCallExtension.class)
public @interface AiCallTest {}
