package dev.aicall.agent.speech.sphinx4;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.option.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One decoder for all calls, one turn after the other: a decoder needs 100 MB, a turn a twentieth
 * of a second (median of the 40 recordings, 2026-11-22; at most 0.1 s).
 */
final class Sphinx4Engine implements SpeechRecognizer.Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Sphinx4Engine.class);

  private static final String RECORDING = "/dev/aicall/agent/speech/demo/goforward.raw";

  private final Grammar grammar;
  private final Sphinx4Decoder decoder;
  private boolean closed;

  Sphinx4Engine(SpeechSettings settings) {
    grammar = Grammar.load(settings.grammar());
    grammar.requireWordsIn(Sphinx4Decoder.dictionary());
    double outOfGrammar =
        Options.number(settings, "sphinx4.outOfGrammar", Sphinx4Decoder.OUT_OF_GRAMMAR, -300, 0);
    decoder = open(outOfGrammar);
    warmUp();
  }

  /** A first turn takes four times as long as the others: the shipped recording takes its place. */
  private void warmUp() {
    try (InputStream in = Sphinx4Engine.class.getResourceAsStream(RECORDING)) {
      if (in != null) {
        decoder.decode(in.readAllBytes());
      }
    } catch (IOException | RuntimeException e) {
      decoder.close();
      throw new IllegalStateException("sphinx4 does not work here", e);
    }
  }

  /** The decoder reads its grammar from a file, once. */
  private Sphinx4Decoder open(double outOfGrammar) {
    try {
      Path folder = Files.createTempDirectory(prefix());
      Path file = folder.resolve("commands.gram");
      try {
        Files.writeString(file, grammar.toJsgf());
        return new Sphinx4Decoder(folder, outOfGrammar);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("sphinx4 cannot load its models", e);
    }
  }

  /** Says whose it is, should a process die and leave it. */
  static String prefix() {
    return "aicall-grammar-" + ProcessHandle.current().pid() + "-";
  }

  @Override
  public SpeechRecognizer newRecognizer(String language, List<String> hotWords) {
    if (!language.isEmpty() && !language.toLowerCase(Locale.ROOT).contains("en")) {
      LOG.warn("sphinx4 speaks English only, not {}", language);
    }
    if (!hotWords.isEmpty()) {
      LOG.warn("sphinx4 has no hot words: put them into the grammar");
    }
    return new Sphinx4Recognizer(this);
  }

  synchronized SpeechRecognizer.Result decode(byte[] littleEndian) {
    if (closed) {
      throw new IllegalStateException("sphinx4 is closed");
    }
    String text = decoder.decode(littleEndian);
    return new SpeechRecognizer.Result(text, grammar.accepts(text));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      decoder.close();
    }
  }
}
