package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.sound.Wav;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Sends each turn as a WAV file. */
final class SttEngine implements SpeechRecognizer.Engine {
  /** Sound of a turn that is sent: 60 s, 2 MB; what comes later is not heard. */
  private static final int MAX_SAMPLES = 60 * SpeechFormat.SAMPLE_RATE_HZ;

  /** {@code AsrLanguageId} to ISO 639-1; what is not here is left to the service. */
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "en", "zh_mandarin", "zh", "es", "es", "jp", "ja");

  private final Service service;
  private final Http http;
  private final OpenAiAudioTranscriptionModel model;
  private final Grammar grammar;

  SttEngine(SpeechSettings settings) {
    service = Service.of("stt", settings);
    grammar = Grammar.load(settings.grammar());
    http = new Http(service, service.total());
    model =
        OpenAiAudioTranscriptionModel.builder()
            .httpClientProvider(Http.builderOf(new AmendingHttp(http.client(), service.query())))
            .baseUrl(service.baseUrl().toString())
            .apiKey(service.keyOrNone())
            .modelName(service.model())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public SpeechRecognizer newRecognizer(String language, List<String> hotWords) {
    return new Turns(LANGUAGES.getOrDefault(language, ""), String.join(", ", hotWords));
  }

  @Override
  public void close() {
    http.close();
  }

  private SpeechRecognizer.Result transcribe(short[] samples, String language, String prompt) {
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
    try {
      String text = model.transcribe(request.build()).text();
      String words = text == null ? "" : plain(text);
      return new SpeechRecognizer.Result(words, grammar.accepts(words));
    } catch (RuntimeException e) {
      // Without the cause: what a service writes may hold the key.
      throw new IllegalStateException(Failures.message(service, e));
    }
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("[^\\p{L}\\p{M}\\p{N}' ]+", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }

  private final class Turns implements SpeechRecognizer {
    private final String language;
    private final String prompt;
    private short[] samples = new short[0];
    private int count;
    private boolean inTurn;

    Turns(String language, String prompt) {
      this.language = language;
      this.prompt = prompt;
    }

    @Override
    public synchronized void begin() {
      inTurn = true;
      count = 0;
    }

    @Override
    public synchronized void hear(short[] sound, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, sound.length);
      requireTurn();
      int taken = Math.min(length, MAX_SAMPLES - count);
      if (count + taken > samples.length) {
        samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + taken));
      }
      System.arraycopy(sound, offset, samples, count, taken);
      count += taken;
    }

    @Override
    public synchronized String partial() {
      requireTurn();
      return "";
    }

    @Override
    public synchronized Result finish() {
      requireTurn();
      inTurn = false;
      short[] turn = Arrays.copyOf(samples, count);
      return count == 0 ? new Result("", false) : transcribe(turn, language, prompt);
    }

    @Override
    public synchronized void cancel() {
      inTurn = false;
      count = 0;
    }

    private void requireTurn() {
      if (!inTurn) {
        throw new IllegalStateException("no turn has begun");
      }
    }

    @Override
    public synchronized void close() {
      inTurn = false;
      count = 0;
      samples = new short[0];
    }
  }
}
