package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.option.Options;
import dev.aicall.agent.speech.sound.Wav;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends each turn as a WAV file, from memory. */
final class SttEngine implements SpeechRecognizer.Engine {
  /** The caller waits meanwhile; our choice. */
  private static final Duration TOTAL = Duration.ofSeconds(15);

  /** Sound of a turn that is sent: 60 s, 2 MB; what comes later is not heard. Our choice. */
  private static final int MAX_SECONDS = 60;

  /** {@code AsrLanguageId} to ISO 639-1; what is not here is left to the service. */
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "en", "zh_mandarin", "zh", "es", "es", "jp", "ja");

  private final Service service;
  private final Failures failures;
  private final int maxSamples;
  private final String ownLanguage;
  private final Http http;
  private final Grammar grammar;

  SttEngine(SpeechSettings settings) {
    service = service(settings);
    failures = new Failures(service);
    maxSamples = maxSamples(settings);
    ownLanguage = settings.option("stt.language").map(String::strip).orElse("");
    grammar = Grammar.load(settings.grammar());
    http = new Http(service);
  }

  /** Reads where it is, and checks the other options. */
  static Service service(SpeechSettings settings) {
    maxSamples(settings);
    return Service.of("stt", settings, TOTAL);
  }

  private static int maxSamples(SpeechSettings settings) {
    return Options.integer(settings, "stt.maxSeconds", MAX_SECONDS, 1, 600)
        * SpeechFormat.SAMPLE_RATE_HZ;
  }

  @Override
  public SpeechRecognizer newRecognizer(String language, List<String> hotWords) {
    return new SttRecognizer(this, maxSamples, languageOf(language), String.join(", ", hotWords));
  }

  private String languageOf(String id) {
    return id.isEmpty() ? ownLanguage : LANGUAGES.getOrDefault(id, "");
  }

  Connection connect() {
    return new Connection(http, service);
  }

  /** Sends sound and waits for the words. */
  SpeechRecognizer.Result transcribe(
      Connection connection, short[] samples, String language, String prompt) {
    byte[] wav = Wav.write(new Wav.Sound(SpeechFormat.SAMPLE_RATE_HZ, samples));
    AudioTranscriptionRequest.Builder request =
        AudioTranscriptionRequest.builder()
            .audio(Audio.builder().binaryData(wav).mimeType("audio/wav").build());
    if (!language.isEmpty()) {
      request.language(language);
    }
    if (!prompt.isEmpty()) {
      request.prompt(prompt);
    }
    String text;
    try {
      text = model(connection).transcribe(request.build()).text();
    } catch (RuntimeException e) {
      // A new one without the cause: what a service writes may hold the key.
      throw failures.of(e);
    }
    if (text == null) {
      throw failures.of(Kind.NOT_UNDERSTOOD, "the answer holds no text");
    }
    String words = plain(text);
    return new SpeechRecognizer.Result(words, grammar.accepts(words));
  }

  /** A light object, bound to the connection that it asks through. */
  private OpenAiAudioTranscriptionModel model(Connection connection) {
    OpenAiAudioTranscriptionModel.Builder builder =
        OpenAiAudioTranscriptionModel.builder()
            .httpClientProvider(
                Connection.builderOf(new AmendingHttp(connection, service.query(), Map.of())))
            .baseUrl(service.baseUrl().toString())
            .modelName(service.model())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    if (!service.key().isEmpty()) {
      builder.apiKey(service.key());
    }
    return builder.build();
  }

  /** As the port wants it: lower case, no punctuation. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("[^\\p{L}\\p{M}\\p{N}' ]+", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    http.close();
  }
}
