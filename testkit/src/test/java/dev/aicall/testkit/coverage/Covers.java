package dev.aicall.testkit.coverage;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a test claims to exercise; {@link ApiCoverageTest} compares the claims with the API, {@link
 * CoverageExtension} with what happened in the test. Methods and callbacks are named as in {@link
 * ApiNames}.
 */
final class Covers {
  private Covers() {}

  /** {@link Aspect#EFFECT} of these methods. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Effect {
    String[] value();
  }

  /** {@link Aspect#REFUSAL} of these methods. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Refusal {
    String[] value();
  }

  /** {@link Aspect#CONFIRMATION} of these methods. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Confirmation {
    String[] value();
  }

  /** {@link Aspect#VALUE} of these methods. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Value {
    String[] value();
  }

  /** The cause of these callbacks. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Callback {
    String[] value();
  }

  /** The cause of these error codes. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Code {
    ARTCAICallErrorCode[] value();
  }

  /** What the engine does when these faults strike. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Fault {
    dev.aicall.rtc.fake.Fault[] value();
  }

  /** What a shared call's caller gets for these failures. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Share {
    ShareRow[] value();
  }

  /** Exact file and reading back of these formats. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Format {
    TranscriptFormat[] value();
  }
}
