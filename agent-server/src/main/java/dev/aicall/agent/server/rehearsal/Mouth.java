package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.media.PcmSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agent's voices, one at a time. Used on the call's loop only. */
final class Mouth {
  private static final double FULL_VOLUME = 100;

  private final AgentCall call;
  private final Map<String, VoiceSpec> others;
  private final VoiceSpec own;
  private final double gain;
  private final Map<VoiceSpec, @Nullable PcmSource> made = new LinkedHashMap<>();
  private @Nullable PcmSource current;
  private boolean open;

  Mouth(AgentCall call, VoiceSpec own, Map<String, VoiceSpec> others, int volume) {
    this.call = call;
    this.own = own;
    this.others = others;
    this.gain = volume < 0 ? 1 : volume / FULL_VOLUME;
  }

  /** Takes a voice, the own one if there is none of that id. */
  void use(String voiceId) {
    PcmSource next = made.computeIfAbsent(others.getOrDefault(voiceId, own), this::make);
    PcmSource before = current;
    current = next;
    if (next != before) {
      if (before instanceof SpokenVoice voice) {
        voice.fallSilent();
      }
      if (open && next instanceof SpokenVoice voice) {
        voice.sound();
      }
    }
    call.voice(next);
  }

  private @Nullable PcmSource make(VoiceSpec spec) {
    return spec instanceof VoiceSpec.Echo echo
        ? new EchoLine(echo.delay(), gain)
        : SpokenVoice.of(spec, gain, call.time());
  }

  /** Whether the script has a voice of that id. */
  boolean has(String voiceId) {
    return others.containsKey(voiceId);
  }

  /** Whether the script has voices to choose from. */
  boolean hasOthers() {
    return !others.isEmpty();
  }

  /** All ids to choose from. */
  Set<String> ids(List<String> more) {
    Set<String> ids = new LinkedHashSet<>(more);
    ids.addAll(others.keySet());
    return ids;
  }

  /** The line that hears the caller, if this voice is an echo. */
  @Nullable EchoLine echo() {
    return current instanceof EchoLine echo ? echo : null;
  }

  void open() {
    open = true;
    if (current instanceof SpokenVoice voice) {
      voice.sound();
    }
  }

  void close() {
    open = false;
    if (current instanceof SpokenVoice voice) {
      voice.fallSilent();
    }
  }

  /** Lets the next sound count as the first. */
  void forgetSound() {
    if (current instanceof SpokenVoice voice) {
      voice.forgetSound();
    }
  }

  /** When the first sound was asked for, on the ticker; {@link SpokenVoice#UNHEARD} if never. */
  long soundedAtNanos() {
    return current instanceof SpokenVoice voice ? voice.soundedAtNanos() : SpokenVoice.UNHEARD;
  }
}
