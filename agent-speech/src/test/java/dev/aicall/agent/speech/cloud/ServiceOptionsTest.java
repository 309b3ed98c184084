package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which options are taken, for all three kinds. */
class ServiceOptionsTest {
  private static final List<SpeechEngineProvider<?>> PROVIDERS =
      List.of(new LlmProvider(), new SttProvider(), new TtsProvider());

  private static SpeechSettings settings(String kind, String... more) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(kind + ".baseUrl", "https://example.com/v1");
    options.put(kind + ".model", "some-model");
    for (int i = 0; i < more.length; i += 2) {
      options.put(kind + "." + more[i], more[i + 1]);
    }
    return new SpeechSettings(null, null, options);
  }

  @Test
  void nothingIsUsableUnlessConfigured() {
    for (SpeechEngineProvider<?> provider : PROVIDERS) {
      Availability here = provider.availability(SpeechSettings.DEFAULT);
      assertThat(here.usable()).isFalse();
      assertThat(here.detail()).contains(provider.name() + ".baseUrl");
      assertThatThrownBy(() -> provider.open(SpeechSettings.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/v1, true",
    "http://localhost:11434/v1, true",
    "http://127.0.0.1:8080, true",
    "http://[::1]:8080/v1, true",
    "http://example.com/v1, false",
    "http://192.168.1.5:8080/v1, false",
    "http://127.0.0.1.example.com/v1, false",
    "http://localhost.example.com/v1, false",
    "https://user:secret@example.com/v1, false",
    "https://example.com/v1?key=secret, false",
    "ftp://example.com/v1, false",
    "example.com, false",
  })
  void whereAServiceMayBe(String url, boolean usable) {
    for (SpeechEngineProvider<?> provider : PROVIDERS) {
      SpeechSettings settings = settings(provider.name(), "baseUrl", url);
      Availability here = provider.availability(settings);

      assertThat(here.usable()).as(here.detail()).isEqualTo(usable);
      assertThat(here.detail()).doesNotContain("secret");
      if (!usable) {
        assertThatThrownBy(() -> provider.open(settings))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(provider.name() + ".baseUrl")
            .hasMessageNotContaining("secret");
      }
    }
  }

  @Test
  void plainHttpElsewhereIsAWish() {
    for (SpeechEngineProvider<?> provider : PROVIDERS) {
      SpeechSettings settings =
          settings(provider.name(), "baseUrl", "http://192.168.1.5:8080/v1", "insecure", "true");
      assertThat(provider.availability(settings).usable()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model= ", "insecure=yes", "timeoutMs=0", "connectTimeoutMs=x"})
  void whatIsWrongForAll(String option) {
    for (SpeechEngineProvider<?> provider : PROVIDERS) {
      assertRefused(provider, option);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature=2.1",
        "temperature=warm",
        "maxTokens=0",
        "firstTokenTimeoutMs=600001",
        "stallTimeoutMs=-1",
        "hangUp=maybe",
        "emotions=happy!",
        "allowedExtraKeys=a b",
        "allowedExtraKeys=body:model",
        "body.messages=x",
      })
  void whatIsWrongForAModel(String option) {
    assertRefused(new LlmProvider(), option);
  }

  @Test
  void whatIsWrongForTheOthers() {
    assertRefused(new SttProvider(), "maxSeconds=0");
    assertRefused(new TtsProvider(), "voices= , ");
  }

  @Test
  void aKeyWithALineEndIsRefusedAndNotRepeated() {
    for (SpeechEngineProvider<?> provider : PROVIDERS) {
      SpeechSettings settings = settings(provider.name(), "apiKey", "secret\r\nX-Evil: 1");
      assertThatThrownBy(() -> provider.open(settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(provider.name() + ".apiKey")
          .hasMessageNotContaining("secret");
    }
  }

  private static void assertRefused(SpeechEngineProvider<?> provider, String option) {
    String[] pair = option.split("=", 2);
    SpeechSettings settings = settings(provider.name(), pair[0], pair[1]);

    assertThat(provider.availability(settings).usable()).as(option).isFalse();
    assertThatThrownBy(() -> provider.open(settings))
        .as(option)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option ");
  }
}
