package dev.aicall.api.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One failure in detail: number, message, cause, whether trying again makes sense and what to do.
 *
 * <p>Immutable. {@link #toString()} names the cause's class but not its message, which may hold an
 * address with a token; messages given to the factories must not hold secrets.
 */
public final class CallError {

  /** Number of an error that has none, −40000. Source: AICallKit Web 2.10.5. */
  public static final int DEFAULT_CODE = ARTCAICallErrorCode.UnknowError.code();

  private final int code;
  private final String message;
  private final @Nullable Throwable cause;
  private final boolean retryable;
  private final String remedy;

  private CallError(
      int code, String message, @Nullable Throwable cause, boolean retryable, String remedy) {
    this.code = code;
    this.message = Objects.requireNonNull(message, "message");
    this.cause = cause;
    this.retryable = retryable;
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /**
   * An error without a number of its own: {@link #DEFAULT_CODE}.
   *
   * @param message what happened, no secrets
   * @return the error
   */
  public static CallError of(String message) {
    return of(ARTCAICallErrorCode.UnknowError, message, null);
  }

  /**
   * An error of a known code, with what that code says about retry and remedy.
   *
   * @param errorCode the code
   * @param message what happened, no secrets
   * @return the error
   */
  public static CallError of(ARTCAICallErrorCode errorCode, String message) {
    return of(errorCode, message, null);
  }

  /**
   * An error of a known code with its cause.
   *
   * @param errorCode the code
   * @param message what happened, no secrets
   * @param cause what led to it, null if nothing was thrown
   * @return the error
   */
  public static CallError of(
      ARTCAICallErrorCode errorCode, String message, @Nullable Throwable cause) {
    return new CallError(
        errorCode.code(), message, cause, errorCode.isRetryable(), errorCode.remedy());
  }

  /**
   * An error known by number only, as a server sent it; the number is kept even if no constant has
   * it.
   *
   * @param code any number
   * @param message what happened, no secrets
   * @return the error
   */
  public static CallError ofCode(int code, String message) {
    ARTCAICallErrorCode known = ARTCAICallErrorCode.fromCode(code);
    return new CallError(code, message, null, known.isRetryable(), known.remedy());
  }

  /**
   * The same error with another answer to whether trying again makes sense.
   *
   * @param newRetryable the answer
   * @return a copy
   */
  public CallError withRetryable(boolean newRetryable) {
    return new CallError(code, message, cause, newRetryable, remedy);
  }

  /**
   * The same error with a more fitting remedy.
   *
   * @param newRemedy one sentence: what to do
   * @return a copy
   */
  public CallError withRemedy(String newRemedy) {
    return new CallError(code, message, cause, retryable, newRemedy);
  }

  /** {@return the number, which may be one that no constant has} */
  public int getCode() {
    return code;
  }

  /** {@return the constant of the number, or {@link ARTCAICallErrorCode#UnknowError}} */
  public ARTCAICallErrorCode getErrorCode() {
    return ARTCAICallErrorCode.fromCode(code);
  }

  /** {@return what happened} */
  public String getMessage() {
    return message;
  }

  /** {@return what led to it, or null} */
  public @Nullable Throwable getCause() {
    return cause;
  }

  /** {@return whether the same request may work later} */
  public boolean isRetryable() {
    return retryable;
  }

  /** {@return what to do about it, one sentence} */
  public String getRemedy() {
    return remedy;
  }

  /** Two errors are equal if all parts are; causes are compared by identity. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallError that
        && code == that.code
        && message.equals(that.message)
        && cause == that.cause
        && retryable == that.retryable
        && remedy.equals(that.remedy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, message, retryable, remedy);
  }

  @Override
  public String toString() {
    String causeText = cause == null ? "" : ", cause " + cause.getClass().getName();
    return "CallError{"
        + getErrorCode()
        + " "
        + code
        + ": "
        + message
        + causeText
        + ", retryable="
        + retryable
        + ", "
        + remedy
        + "}";
  }
}
