package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines that conversations share. Whoever made it closes it, after the server.
 *
 * @param vad tells speech from silence
 * @param recognizer makes text of speech
 * @param replier decides what is said
 * @param synthesizer makes speech of text
 */
public record ConversationEngines(
    VoiceActivityDetector.Engine vad,
    SpeechRecognizer.Engine recognizer,
    Replier.Engine replier,
    SpeechSynthesizer synthesizer)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConversationEngines.class);

  /** Closes all four, whatever happens to one of them. */
  @Override
  public void close() {
    for (AutoCloseable engine : List.of(vad, recognizer, replier, synthesizer)) {
      try {
        engine.close();
      } catch (Exception e) {
        log.warn("event=engine-close-failed engine={}", engine.getClass().getSimpleName(), e);
      }
    }
  }
}
