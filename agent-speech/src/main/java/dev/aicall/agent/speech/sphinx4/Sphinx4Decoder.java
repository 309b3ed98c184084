package dev.aicall.agent.speech.sphinx4;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.grammar.Dictionary;
import edu.cmu.sphinx.api.AbstractSpeechRecognizer;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** sphinx4 with its models loaded. Used on one thread at a time. */
final class Sphinx4Decoder extends AbstractSpeechRecognizer implements AutoCloseable {
  /**
   * How probable a further sound is in speech that is no sentence of the grammar, as a power of
   * ten. Measured 2026-11-22 with 56 commands and 30 other sentences: at -10 all commands were
   * right and 25 others refused, at -8 52 and 27, at -6 43 and 29.
   */
  static final double OUT_OF_GRAMMAR = -10;

  /** What sphinx4 writes for speech that fits the phone loop better than the grammar. */
  private static final String UNKNOWN = "<unk>";

  private static final String MODEL = "/edu/cmu/sphinx/models/en-us/";
  private static final String DICTIONARY = MODEL + "cmudict-en-us.dict";

  /**
   * Loads models and grammar; takes a second or two.
   *
   * @param folder holds the grammar {@code commands.gram}
   * @param outOfGrammar power of ten
   * @throws IOException if something cannot be read
   */
  Sphinx4Decoder(Path folder, double outOfGrammar) throws IOException {
    super(context(folder, outOfGrammar));
    // Joins the parts of its front end, which must be done before they are told to get ready.
    context.setSpeechSource(InputStream.nullInputStream());
    recognizer.allocate();
  }

  static boolean modelIsThere() {
    return Sphinx4Decoder.class.getResource(DICTIONARY) != null;
  }

  static Dictionary dictionary() {
    return new Dictionary(
        "cmudict-en-us.dict of sphinx4-data",
        () -> {
          InputStream in = Sphinx4Decoder.class.getResourceAsStream(DICTIONARY);
          if (in == null) {
            throw new FileNotFoundException(DICTIONARY);
          }
          return in;
        });
  }

  private static Context context(Path folder, double outOfGrammar) throws IOException {
    SphinxLog.install();
    Configuration configuration = new Configuration();
    configuration.setAcousticModelPath("resource:" + MODEL + "en-us");
    configuration.setDictionaryPath("resource:" + DICTIONARY);
    configuration.setSampleRate(SpeechFormat.SAMPLE_RATE_HZ);
    configuration.setUseGrammar(true);
    configuration.setGrammarPath(address(folder));
    configuration.setGrammarName("commands");
    Context context = new Context(configuration);
    // Not as a global property: that takes its front end apart, which exists already.
    context.setLocalProperty("flatLinguist->outOfGrammarProbability", 1.0);
    context.setLocalProperty("flatLinguist->phoneInsertionProbability", Math.pow(10, outOfGrammar));
    return context;
  }

  private static String address(Path folder) {
    try {
      return folder.toAbsolutePath().toUri().toURL().toString();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a folder without an address: " + folder, e);
    }
  }

  /** What was said in one turn; empty for nothing or for another sentence. */
  String decode(byte[] littleEndian) {
    StringBuilder words = new StringBuilder();
    context
        .getInstance(StreamDataSource.class)
        .setInputStream(new ByteArrayInputStream(littleEndian));
    // Its own end-pointing may cut one turn into several results.
    for (SpeechResult result = getResult(); result != null; result = getResult()) {
      String heard = result.getHypothesis();
      if (heard != null) {
        words.append(' ').append(heard);
      }
    }
    // One part that is none of the grammar's makes the whole another sentence.
    return words.indexOf(UNKNOWN) >= 0
        ? ""
        : Arrays.stream(words.toString().strip().split("\\s+"))
            .filter(word -> !word.startsWith("<"))
            .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    recognizer.deallocate();
  }
}
