package dev.aicall.testkit;

import java.util.List;

/**
 * The contract of {@link dev.aicall.domain.port.RtcSession}. A backend's test implements this
 * interface and {@link #newHarness()}; JUnit then runs every test below on it. It speaks only port
 * and harness, so it holds for any RTC stack.
 *
 * <p>Each test's display name begins with the rule it holds, R1 to R10 of the port, or L for the
 * port's lifecycle; then with the issue of another SDK that it prevents, where there is one. What a
 * backend or its far side cannot do is skipped with the reason.
 */
public interface RtcSessionContract
    extends SerialEventRules,
        EndRules,
        CommandRules,
        LeaveRules,
        LinkRules,
        OwnershipRules,
        LifecycleRules {
  /** What the contract says but no test of it can show, and why. */
  List<String> UNTESTED =
      List.of(
          "R9 a lock that no command takes: it cannot be seen from outside",
          "R10 clean exit of a crashed native library: a test in the same JVM would not survive it",
          "switchCamera, setLocalView: what a person sees is in no event",
          "echo cancellation: needs a room",
          "send while the link is lost: lost or late are both allowed");

  /**
   * Makes the backend and a far side for one test, which closes them.
   *
   * @return a new harness
   */
  @Override
  RtcSessionHarness newHarness();
}
