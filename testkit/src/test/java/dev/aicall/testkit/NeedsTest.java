package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NeedsTest {
  private final String before = System.getProperty(Needs.REQUIRE_PROPERTY, "");

  @AfterEach
  void restore() {
    System.setProperty(Needs.REQUIRE_PROPERTY, before);
  }

  @Test
  void whatIsThereIsNoReasonToStop() {
    System.setProperty(Needs.REQUIRE_PROPERTY, "all");

    assertThatCode(() -> Needs.that(true, "a thing")).doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingSkips() {
    System.setProperty(Needs.REQUIRE_PROPERTY, "");

    assertThatThrownBy(() -> Needs.that(false, "a thing of this test (apt install thing)"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("apt install thing");
  }

  @Test
  void whatIsMissingFailsWhereNothingMayBe() {
    System.setProperty(Needs.REQUIRE_PROPERTY, "all");

    assertThatThrownBy(() -> Needs.that(false, "a thing of this test (apt install thing)"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("apt install thing");
  }
}
