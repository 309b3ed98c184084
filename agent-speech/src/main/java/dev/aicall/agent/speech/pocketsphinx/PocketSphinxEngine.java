package dev.aicall.agent.speech.pocketsphinx;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.grammar.Similarity;
import dev.aicall.agent.speech.option.Options;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each call decoders of its own, since they adapt to the speaker; nothing of a call reaches
 * the next one. The decoders of the first call are made at once, which proves models and grammar;
 * whenever some are lent, the next ones are made on a thread of the engine, so that no call waits
 * for a model unless several begin within half a second.
 */
final class PocketSphinxEngine implements SpeechRecognizer.Engine {
  private static final Logger LOG = LoggerFactory.getLogger(PocketSphinxEngine.class);

  /** What two cores can do, at a tenth of one for each turn, in 1 GB; our choice. */
  private static final int DEFAULT_CALLS = 8;

  /** Making decoders takes half a second; twenty times that on a busy machine. */
  private static final long MAKING_SECONDS = 10;

  private final Model model;
  private final Grammar grammar;
  private final String jsgf;
  private final CommandWords words;
  private final Belief belief;
  private final int calls;
  private final Semaphore free;
  private final ExecutorService maker;
  private final Set<PocketSphinxRecognizer> inUse = new HashSet<>();
  private @Nullable PocketSphinxRecognizer spare;
  private boolean closed;

  PocketSphinxEngine(SpeechSettings settings) {
    model = Model.of(settings);
    grammar = Grammar.load(settings.grammar());
    grammar.requireWordsIn(model.words());
    jsgf = grammar.toJsgf();
    belief =
        new Belief(Options.number(settings, "pocketsphinx.similarity", Similarity.BELIEVED, 0, 1));
    calls = Options.integer(settings, "pocketsphinx.calls", DEFAULT_CALLS, 1, 64);
    free = new Semaphore(calls);
    words = new CommandWords(model.words(), grammar);
    try {
      spare = newPair();
    } catch (RuntimeException e) {
      words.close();
      throw e;
    }
    maker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "aicall-pocketsphinx");
              thread.setDaemon(true);
              return thread;
            });
  }

  private PocketSphinxRecognizer newPair() {
    Decoder commands = new Decoder(model.grammarArguments(words.file()));
    try {
      commands.search(jsgf);
      return new PocketSphinxRecognizer(
          commands, new Decoder(model.freeArguments()), grammar, belief, this::closed);
    } catch (RuntimeException e) {
      commands.close();
      throw e;
    }
  }

  @Override
  public SpeechRecognizer newRecognizer(String language, List<String> hotWords) {
    if (!language.isEmpty() && !language.toLowerCase(Locale.ROOT).contains("en")) {
      LOG.warn("pocketsphinx speaks its model's language only, not {}", language);
    }
    if (!hotWords.isEmpty()) {
      LOG.warn("pocketsphinx has no hot words: put them into the grammar");
    }
    if (!free.tryAcquire()) {
      throw new IllegalStateException(
          "pocketsphinx.calls: all " + calls + " recognisers are in use");
    }
    try {
      PocketSphinxRecognizer recognizer = takeSpare();
      if (recognizer == null) {
        recognizer = newPair();
      }
      return lend(recognizer);
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private synchronized @Nullable PocketSphinxRecognizer takeSpare() {
    if (closed) {
      throw new IllegalStateException("pocketsphinx is closed");
    }
    PocketSphinxRecognizer taken = spare;
    spare = null;
    return taken;
  }

  private PocketSphinxRecognizer lend(PocketSphinxRecognizer recognizer) {
    synchronized (this) {
      if (!closed) {
        inUse.add(recognizer);
        if (inUse.size() < calls) {
          maker.execute(this::makeSpare);
        }
        return recognizer;
      }
    }
    recognizer.free();
    throw new IllegalStateException("pocketsphinx is closed");
  }

  private void makeSpare() {
    synchronized (this) {
      if (closed || spare != null) {
        return;
      }
    }
    PocketSphinxRecognizer made;
    try {
      made = newPair();
    } catch (RuntimeException e) {
      LOG.warn("pocketsphinx: no decoders for the next call, it will try again itself", e);
      return;
    }
    synchronized (this) {
      if (!closed && spare == null) {
        spare = made;
        return;
      }
    }
    made.free();
  }

  private void closed(PocketSphinxRecognizer recognizer) {
    boolean ours;
    synchronized (this) {
      ours = inUse.remove(recognizer);
    }
    if (ours) {
      free.release();
    }
  }

  @Override
  public void close() {
    List<PocketSphinxRecognizer> left;
    PocketSphinxRecognizer unused;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      left = List.copyOf(inUse);
      unused = spare;
      spare = null;
    }
    awaitMaker();
    left.forEach(PocketSphinxRecognizer::close);
    if (unused != null) {
      unused.free();
    }
    words.close();
    PocketSphinxLibrary.Allocator.giveBack();
  }

  /**
   * Decoders that are being made see that it is closed and are freed, but need their files first.
   */
  private void awaitMaker() {
    maker.shutdown();
    try {
      if (!maker.awaitTermination(MAKING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("pocketsphinx: decoders are still being made after {} s", MAKING_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
