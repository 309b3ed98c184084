package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.exec.VirtualTime;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingDelegateTest {
  private final VirtualTime time = new VirtualTime();
  private final RecordingDelegate delegate = new RecordingDelegate(time);

  @Test
  void awaitMovesTimeUntilTheCallbackComes() {
    time.schedule(Duration.ofSeconds(5), delegate::onCallBegin);

    DelegateEvent event = delegate.await("onCallBegin");

    assertThat(event.at()).isEqualTo(Duration.ofSeconds(5));
    assertThat(event).hasToString("5000 ms onCallBegin()");
  }

  @Test
  void awaitTellsWhatCameInstead() {
    delegate.onAgentStateChanged(ARTCAICallAgentState.Thinking);

    assertThatThrownBy(() -> delegate.await("onCallEnd"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("onCallEnd")
        .hasMessageContaining("onAgentStateChanged(Thinking)");
  }

  @Test
  void tokensAreNotShown() {
    delegate.onNewRTCToken("secret");

    assertThat(delegate.texts()).containsExactly("onNewRTCToken(***)");
    assertThat(delegate.events().get(0).args()).containsExactly("secret");
  }

  @Test
  void everyCallbackIsRecorded() {
    List<Method> callbacks =
        Arrays.stream(ARTCAICallEngineDelegate.class.getMethods())
            // The short form of errors is reached through the long one only.
            .filter(m -> !(m.getName().equals("onErrorOccurs") && m.getParameterCount() == 1))
            .toList();

    assertThat(callbacks)
        .allSatisfy(
            callback ->
                assertThat(
                        RecordingDelegate.class
                            .getMethod(callback.getName(), callback.getParameterTypes())
                            .getDeclaringClass())
                    .isEqualTo(RecordingDelegate.class));
  }
}
