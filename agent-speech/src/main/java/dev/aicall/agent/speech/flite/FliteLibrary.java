package dev.aicall.agent.speech.flite;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of Flite 2.2 that are used; names are C's. Held in {@link #LOCK} always. */
interface FliteLibrary extends Library {
  /** Flite keeps its voices in unguarded globals: one call at a time in a process. */
  Object LOCK = new Object();

  int flite_init();

  @Nullable Pointer flite_text_to_wave(String text, Pointer voice);

  void delete_wave(Pointer wave);

  void flite_feat_set_float(Pointer features, Pointer name, float value);

  float flite_get_param_float(Pointer features, Pointer name, float fallback);

  /** The library, loaded, and its voices with the number of their users. */
  final class Loaded {
    /** Debian's package with library and voices, for advice. */
    static final String PACKAGE = "libflite1";

    /** Held, since JNA unloads a library that nobody holds, and the voice's memory with it. */
    private static final Map<String, NativeLibrary> LIBRARIES = new HashMap<>();

    private static final Map<String, Integer> USERS = new HashMap<>();
    private static final Map<String, Pointer> VOICES = new HashMap<>();

    private Loaded() {}

    static FliteLibrary get() {
      if (Holder.LOADED == null) {
        throw new IllegalStateException(Holder.FAILURE);
      }
      return Holder.LOADED;
    }

    static Optional<String> failure() {
      return Holder.LOADED == null ? Optional.of(Holder.FAILURE) : Optional.empty();
    }

    /** Which of some voices are installed. */
    static List<String> installed(List<String> libraries) {
      List<String> found = new ArrayList<>();
      for (String library : libraries) {
        try {
          function("register_", library);
          found.add(library);
        } catch (UnsatisfiedLinkError e) {
          // Not installed; the next one may be.
        }
      }
      return found;
    }

    /** Registers a voice for one more user. */
    static Pointer take(String library) {
      synchronized (LOCK) {
        Pointer voice = VOICES.get(library);
        if (voice == null) {
          voice = (Pointer) function("register_", library).invoke(Pointer.class, nullArgument());
          if (voice == null) {
            throw new IllegalStateException("Flite cannot load the voice " + library);
          }
          VOICES.put(library, voice);
        }
        USERS.merge(library, 1, Integer::sum);
        return voice;
      }
    }

    /** The last user's leave gives the voice's memory back. */
    static void give(String library) {
      synchronized (LOCK) {
        if (USERS.merge(library, -1, Integer::sum) == 0) {
          Pointer voice = VOICES.remove(library);
          function("unregister_", library).invokeVoid(new Object[] {voice});
        }
      }
    }

    private static @Nullable Object[] nullArgument() {
      return new @Nullable Object[] {null};
    }

    private static Function function(String prefix, String library) {
      synchronized (LOCK) {
        return LIBRARIES
            .computeIfAbsent(
                library, name -> NativeLibrary.getInstance("libflite_" + name + ".so.1"))
            .getFunction(prefix + library);
      }
    }

    private static final class Holder {
      static final @Nullable FliteLibrary LOADED;
      static final String FAILURE;

      static {
        FliteLibrary loaded = null;
        String failure = "";
        try {
          loaded = Native.load("libflite.so.1", FliteLibrary.class);
          loaded.flite_init();
        } catch (LinkageError | RuntimeException e) {
          failure = "no libflite.so.1 (apt-get install " + PACKAGE + ")";
        }
        LOADED = loaded;
        FAILURE = failure;
      }

      private Holder() {}
    }
  }
}
