package dev.aicall.agent.speech.pocketsphinx;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of Debian 12's PocketSphinx, 0.8+5prealpha, that are used. Names are C's. */
interface PocketSphinxLibrary extends Library {
  Pointer ps_args();

  @Nullable Pointer ps_init(Pointer config);

  int ps_free(Pointer decoder);

  int ps_set_jsgf_string(Pointer decoder, String name, String jsgf);

  int ps_set_search(Pointer decoder, String name);

  int ps_start_utt(Pointer decoder);

  int ps_process_raw(
      Pointer decoder, short[] samples, SizeT count, int noSearch, int wholeUtterance);

  int ps_end_utt(Pointer decoder);

  @Nullable String ps_get_hyp(Pointer decoder, @Nullable IntByReference score);

  int ps_get_n_frames(Pointer decoder);

  @Nullable Pointer ps_seg_iter(Pointer decoder);

  @Nullable Pointer ps_seg_next(Pointer segment);

  @Nullable String ps_seg_word(Pointer segment);

  void ps_seg_frames(Pointer segment, IntByReference first, IntByReference last);

  /** The library beneath it. */
  interface Base extends Library {
    void err_set_logfp(@Nullable Pointer file);

    @Nullable Pointer cmd_ln_parse_r(
        @Nullable Pointer old, Pointer definitions, int count, Pointer arguments, int strict);

    int cmd_ln_free_r(Pointer config);
  }

  /** Of glibc, which keeps freed memory for the process unless it is asked. */
  interface Allocator extends Library {
    int malloc_trim(SizeT left);

    /** Gives freed memory back to the machine, where that can be done. */
    static void giveBack() {
      try {
        Native.load("c", Allocator.class).malloc_trim(new SizeT(0));
      } catch (LinkageError e) {
        // Another C library; it keeps its memory.
      }
    }
  }

  /** A {@code size_t} of a 64-bit machine. */
  final class SizeT extends com.sun.jna.IntegerType {
    private static final long serialVersionUID = 1L;

    /** For JNA. */
    public SizeT() {
      this(0);
    }

    SizeT(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  /**
   * Both libraries, loaded.
   *
   * @param sphinx PocketSphinx
   * @param base sphinxbase
   */
  record Loaded(PocketSphinxLibrary sphinx, Base base) {
    /** Debian's package with the libraries, for advice. */
    static final String PACKAGE = "libpocketsphinx3";

    static Loaded get() {
      if (Holder.LOADED == null) {
        throw new IllegalStateException(Holder.FAILURE);
      }
      return Holder.LOADED;
    }

    static Optional<String> failure() {
      return Holder.LOADED == null ? Optional.of(Holder.FAILURE) : Optional.empty();
    }

    private static final class Holder {
      static final @Nullable Loaded LOADED;
      static final String FAILURE;

      static {
        Loaded loaded = null;
        String failure = "";
        try {
          Base base = Native.load("libsphinxbase.so.3", Base.class);
          PocketSphinxLibrary sphinx =
              Native.load("libpocketsphinx.so.3", PocketSphinxLibrary.class);
          // It writes pages to standard error; what matters comes as return values.
          base.err_set_logfp(null);
          loaded = new Loaded(sphinx, base);
        } catch (LinkageError | RuntimeException e) {
          failure = "no libpocketsphinx.so.3 (apt-get install " + PACKAGE + ")";
        }
        LOADED = loaded;
        FAILURE = failure;
      }

      private Holder() {}
    }
  }
}
