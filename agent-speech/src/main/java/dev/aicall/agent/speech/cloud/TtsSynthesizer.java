package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.sound.Pieces;
import dev.aicall.agent.speech.sound.Resampler;
import dev.aicall.agent.speech.sound.Wav;
import dev.langchain4j.model.audio.TextToSpeechRequest;
import dev.langchain4j.model.openai.OpenAiTextToSpeechModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Asks for each sentence as a whole, since LangChain4j does not stream sound. */
final class TtsSynthesizer implements SpeechSynthesizer {
  private final Service service;
  private final Http http;
  private final List<String> voices;

  TtsSynthesizer(SpeechSettings settings) {
    service = Service.of("tts", settings);
    voices =
        Arrays.stream(settings.option("tts.voices").orElse("alloy").split(","))
            .map(String::strip)
            .filter(voice -> !voice.isEmpty())
            .toList();
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("option tts.voices: names with commas between, got none");
    }
    http = new Http(service, service.total());
  }

  @Override
  public List<String> voices() {
    return voices;
  }

  @Override
  public void speak(Utterance utterance, Output output) {
    double rate = Pieces.requireRate(utterance.rate());
    if (!utterance.text().isBlank()) {
      Pieces.write(sound(utterance.text(), utterance.voiceId(), rate), output);
    }
  }

  private short[] sound(String text, String voiceId, double rate) {
    String voice = voices.contains(voiceId) ? voiceId : voices.get(0);
    try {
      Wav.Sound sound =
          Wav.read(
              model(rate, voice)
                  .synthesize(TextToSpeechRequest.builder().text(text).voice(voice).build())
                  .audio()
                  .binaryData());
      return Resampler.resample(sound.samples(), sound.rateHz(), SpeechFormat.SAMPLE_RATE_HZ);
    } catch (RuntimeException e) {
      // Without the cause: what a service writes may hold the key.
      throw new IllegalStateException(Failures.message(service, e));
    }
  }

  /** A light object; made anew since the pace is not among what LangChain4j passes on. */
  private OpenAiTextToSpeechModel model(double rate, String voice) {
    Map<String, Object> fields = Map.of("response_format", "wav", "speed", rate);
    return OpenAiTextToSpeechModel.builder()
        .httpClientBuilder(Http.builderOf(new AmendingHttp(http.client(), service.query(), fields)))
        .baseUrl(service.baseUrl().toString())
        .apiKey(service.keyOrNone())
        .modelName(service.model())
        .voice(voice)
        .maxRetries(0)
        .logRequests(false)
        .logResponses(false)
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
