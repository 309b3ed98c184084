package dev.aicall.agent.speech.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static SpeechSettings with(String name, String value) {
    return new SpeechSettings(null, null, Map.of(name, value));
  }

  @Test
  void readsNumbers() {
    assertThat(Options.integer(SpeechSettings.DEFAULT, "n", 7, 0, 9)).isEqualTo(7);
    assertThat(Options.integer(with("n", " 9 "), "n", 7, 0, 9)).isEqualTo(9);
    assertThat(Options.number(with("n", "0.5"), "n", 1, 0, 1)).isEqualTo(0.5);
    assertThat(Options.millis(with("tMs", "250"), "tMs", Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "10", "1.5", "NaN", "Infinity"})
  void refusesOtherNumbers(String value) {
    assertThatThrownBy(() -> Options.integer(with("n", value), "n", 7, 0, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("option n: a ")
        .hasMessageContaining("from 0")
        .hasMessageEndingWith("got " + value);
  }

  @Test
  void readsAddresses() {
    assertThat(Options.address(with("u", " https://host:1/v1?x=y "), "u").getHost())
        .isEqualTo("host");
    assertThatThrownBy(() -> Options.address(SpeechSettings.DEFAULT, "u"))
        .hasMessage("option u is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://hidden/", "https://me:hidden@host/", "http://h/#hidden", "hidden", "http:"})
  void refusesOtherAddressesWithoutRepeatingThem(String value) {
    assertThatThrownBy(() -> Options.address(with("u", value), "u"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void collectsByBeginning() {
    SpeechSettings settings =
        new SpeechSettings(null, null, Map.of("a.y", "1", "a.x", "2", "a.", "3", "b.x", "4"));

    assertThat(Options.startingWith(settings, "a."))
        .containsExactly(Map.entry("x", "2"), Map.entry("y", "1"));
  }
}
