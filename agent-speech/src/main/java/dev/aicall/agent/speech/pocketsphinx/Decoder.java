package dev.aicall.agent.speech.pocketsphinx;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.aicall.agent.speech.pocketsphinx.PocketSphinxLibrary.Loaded;
import dev.aicall.agent.speech.pocketsphinx.PocketSphinxLibrary.SizeT;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One native decoder. Used on one thread at a time; every method after {@link #close} throws. */
final class Decoder implements AutoCloseable {
  private static final String SEARCH = "commands";

  /** Loading a model touches tables that all decoders share. */
  private static final Object LOADING = new Object();

  private final Loaded library;
  private @Nullable Pointer decoder;
  private @Nullable Pointer config;
  private boolean inTurn;

  /**
   * Loads models.
   *
   * @param arguments as on PocketSphinx's command line
   * @throws IllegalStateException if a model cannot be loaded
   */
  Decoder(List<String> arguments) {
    library = Loaded.get();
    synchronized (LOADING) {
      Pointer parsed = parse(arguments);
      Pointer made = library.sphinx().ps_init(parsed);
      if (made == null) {
        library.base().cmd_ln_free_r(parsed);
        throw new IllegalStateException("PocketSphinx cannot load its models: " + arguments);
      }
      config = parsed;
      decoder = made;
    }
  }

  private Pointer parse(List<String> arguments) {
    try (Memory strings = strings(arguments)) {
      Pointer parsed =
          library
              .base()
              .cmd_ln_parse_r(null, library.sphinx().ps_args(), arguments.size(), strings, 1);
      if (parsed == null) {
        throw new IllegalStateException("PocketSphinx does not know its options: " + arguments);
      }
      return parsed;
    }
  }

  /** A {@code char *argv[]} and its texts in one block; PocketSphinx copies what it keeps. */
  private static Memory strings(List<String> arguments) {
    List<byte[]> texts =
        arguments.stream()
            .map(a -> a.getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.toList());
    long pointers = (long) Native.POINTER_SIZE * (texts.size() + 1);
    Memory block = new Memory(pointers + texts.stream().mapToLong(t -> t.length + 1L).sum());
    block.clear();
    long at = pointers;
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i);
      block.setPointer((long) i * Native.POINTER_SIZE, block.share(at));
      block.write(at, text, 0, text.length);
      at += text.length + 1L;
    }
    return block;
  }

  /**
   * Makes it search a grammar from now on.
   *
   * @param jsgf with one public rule, all words known
   * @throws IllegalArgumentException if PocketSphinx does not take it
   */
  void search(String jsgf) {
    if (library.sphinx().ps_set_jsgf_string(open(), SEARCH, jsgf) != 0
        || library.sphinx().ps_set_search(open(), SEARCH) != 0) {
      throw new IllegalArgumentException("PocketSphinx does not take the grammar");
    }
  }

  void begin() {
    cancel();
    check("ps_start_utt", library.sphinx().ps_start_utt(open()));
    inTurn = true;
  }

  void hear(short[] samples, int offset, int length) {
    short[] piece =
        offset == 0 && length == samples.length
            ? samples
            : Arrays.copyOfRange(samples, offset, offset + length);
    int result = library.sphinx().ps_process_raw(open(), piece, new SizeT(piece.length), 0, 0);
    if (result < 0) {
      throw new IllegalStateException("PocketSphinx: ps_process_raw failed");
    }
  }

  /** What is heard so far. */
  String words() {
    String heard = library.sphinx().ps_get_hyp(open(), null);
    return heard == null ? "" : clean(heard);
  }

  /** Leaves out marks of pronunciation, and noises such as {@code [COUGH]}. */
  static String clean(String heard) {
    return Arrays.stream(heard.strip().split("\\s+"))
        .filter(Decoder::isWord)
        .map(word -> word.replaceFirst("\\(\\d+\\)$", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static boolean isWord(String word) {
    return !word.startsWith("<") && !word.startsWith("[") && !word.startsWith("+");
  }

  /** Ends the turn; says what was heard in it. */
  Heard finish() {
    end();
    IntByReference score = new IntByReference();
    String heard = library.sphinx().ps_get_hyp(open(), score);
    if (heard == null) {
      return Heard.NOTHING;
    }
    return new Heard(
        clean(heard), score.getValue(), library.sphinx().ps_get_n_frames(open()), wordFrames());
  }

  private int wordFrames() {
    PocketSphinxLibrary sphinx = library.sphinx();
    IntByReference first = new IntByReference();
    IntByReference last = new IntByReference();
    int frames = 0;
    // The last step frees the iterator, so it is walked to its end.
    for (Pointer at = sphinx.ps_seg_iter(open()); at != null; at = sphinx.ps_seg_next(at)) {
      String word = sphinx.ps_seg_word(at);
      if (word != null && isWord(word)) {
        sphinx.ps_seg_frames(at, first, last);
        frames += last.getValue() - first.getValue() + 1;
      }
    }
    return frames;
  }

  void cancel() {
    if (inTurn) {
      end();
    }
  }

  private void end() {
    inTurn = false;
    check("ps_end_utt", library.sphinx().ps_end_utt(open()));
  }

  private static void check(String function, int result) {
    if (result < 0) {
      throw new IllegalStateException("PocketSphinx: " + function + " failed");
    }
  }

  private Pointer open() {
    Pointer now = decoder;
    if (now == null) {
      throw new IllegalStateException("the decoder is closed");
    }
    return now;
  }

  @Override
  public void close() {
    Pointer made = decoder;
    Pointer parsed = config;
    if (made != null && parsed != null) {
      decoder = null;
      config = null;
      synchronized (LOADING) {
        library.sphinx().ps_free(made);
        library.base().cmd_ln_free_r(parsed);
      }
    }
  }
}
