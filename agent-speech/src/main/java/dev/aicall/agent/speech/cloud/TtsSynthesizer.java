package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.sound.Pieces;
import dev.aicall.agent.speech.sound.Resampler;
import dev.aicall.agent.speech.sound.Wav;
import dev.langchain4j.model.audio.TextToSpeechRequest;
import dev.langchain4j.model.openai.OpenAiTextToSpeechModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Asks for each sentence as a whole, since LangChain4j does not stream sound. A thread that is
 * interrupted while it waits closes the connection.
 */
final class TtsSynthesizer implements SpeechSynthesizer {
  /** The caller waits meanwhile; our choice. */
  private static final Duration TOTAL = Duration.ofSeconds(15);

  /** Characters of one request: OpenAI takes 4096, and so does LangChain4j. */
  private static final int MAX_TEXT = 4000;

  private final Service service;
  private final Failures failures;
  private final Http http;
  private final List<String> voices;

  TtsSynthesizer(SpeechSettings settings) {
    service = service(settings);
    failures = new Failures(service);
    voices = voices(settings);
    http = new Http(service);
  }

  /** Reads where it is, and checks the other options. */
  static Service service(SpeechSettings settings) {
    voices(settings);
    return Service.of("tts", settings, TOTAL);
  }

  private static List<String> voices(SpeechSettings settings) {
    List<String> voices =
        Arrays.stream(settings.option("tts.voices").orElse("alloy").split(","))
            .map(String::strip)
            .filter(voice -> !voice.isEmpty())
            .toList();
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("option tts.voices: names with commas between, got none");
    }
    return voices;
  }

  @Override
  public List<String> voices() {
    return voices;
  }

  @Override
  public void speak(Utterance utterance, Output output) {
    double rate = Pieces.requireRate(utterance.rate());
    String voice = voices.contains(utterance.voiceId()) ? utterance.voiceId() : voices.get(0);
    String rest = utterance.text().strip();
    boolean wanted = true;
    while (wanted && !rest.isEmpty()) {
      int end = end(rest);
      wanted = Pieces.write(sound(rest.substring(0, end), voice, rate), output);
      rest = rest.substring(end).strip();
    }
  }

  /** Where a request's text ends, between words if it can be. */
  private static int end(String text) {
    if (text.length() <= MAX_TEXT) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', MAX_TEXT);
    return space > 0 ? space : MAX_TEXT;
  }

  private short[] sound(String text, String voice, double rate) {
    byte[] file;
    try {
      file =
          model(rate, voice)
              .synthesize(TextToSpeechRequest.builder().text(text).voice(voice).build())
              .audio()
              .binaryData();
    } catch (RuntimeException e) {
      // A new one without the cause: what a service writes may hold the key.
      throw failures.of(e);
    }
    Wav.Sound sound;
    try {
      sound = Wav.read(file == null ? new byte[0] : file);
    } catch (IllegalArgumentException e) {
      throw failures.of(Kind.NOT_UNDERSTOOD, "the answer is no sound: " + e.getMessage());
    }
    if (sound.samples().length == 0) {
      throw failures.of(Kind.EMPTY, "the sound is empty");
    }
    return Resampler.resample(sound.samples(), sound.rateHz(), SpeechFormat.SAMPLE_RATE_HZ);
  }

  /** A light object; made anew since the pace is not among what LangChain4j passes on. */
  private OpenAiTextToSpeechModel model(double rate, String voice) {
    Map<String, Object> fields = Map.of("response_format", "wav", "speed", rate);
    OpenAiTextToSpeechModel.Builder builder =
        OpenAiTextToSpeechModel.builder()
            .httpClientBuilder(
                Connection.builderOf(
                    new AmendingHttp(new Connection(http, service), service.query(), fields)))
            .baseUrl(service.baseUrl().toString())
            .modelName(service.model())
            .voice(voice)
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    if (!service.key().isEmpty()) {
      builder.apiKey(service.key());
    }
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
  }
}
