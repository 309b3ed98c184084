package dev.aicall.rtc.fake;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.domain.port.JoinRequest;
import org.jspecify.annotations.Nullable;

/**
 * A command that the call engine gave to the RTC stack. Its text is what one would write in Java,
 * for example {@code muteMicrophone(true)}, without secrets.
 */
public sealed interface RtcCommand {

  /**
   * Join.
   *
   * @param request what was asked for
   */
  record Join(JoinRequest request) implements RtcCommand {
    @Override
    public String toString() {
      return "join(" + request + ")";
    }
  }

  /** Leave. */
  record Leave() implements RtcCommand {
    @Override
    public String toString() {
      return "leave()";
    }
  }

  /**
   * Start or stop the microphone.
   *
   * @param on whether to record
   */
  record CaptureMicrophone(boolean on) implements RtcCommand {
    @Override
    public String toString() {
      return "captureMicrophone(" + on + ")";
    }
  }

  /**
   * Mute the microphone or not.
   *
   * @param mute whether to be silent
   */
  record MuteMicrophone(boolean mute) implements RtcCommand {
    @Override
    public String toString() {
      return "muteMicrophone(" + mute + ")";
    }
  }

  /**
   * Start or stop the camera.
   *
   * @param on whether to film
   */
  record CaptureCamera(boolean on) implements RtcCommand {
    @Override
    public String toString() {
      return "captureCamera(" + on + ")";
    }
  }

  /**
   * Send the camera or not.
   *
   * @param on whether to send
   */
  record PublishCamera(boolean on) implements RtcCommand {
    @Override
    public String toString() {
      return "publishCamera(" + on + ")";
    }
  }

  /** Go to the next camera. */
  record SwitchCamera() implements RtcCommand {
    @Override
    public String toString() {
      return "switchCamera()";
    }
  }

  /**
   * Mute what is played or not.
   *
   * @param mute whether to be silent
   */
  record MutePlayout(boolean mute) implements RtcCommand {
    @Override
    public String toString() {
      return "mutePlayout(" + mute + ")";
    }
  }

  /**
   * Receive a participant's sound or not.
   *
   * @param uid whose
   * @param on whether to receive it
   */
  record SubscribeAudio(String uid, boolean on) implements RtcCommand {
    @Override
    public String toString() {
      return "subscribeAudio(" + uid + ", " + on + ")";
    }
  }

  /**
   * Send a message.
   *
   * @param text its bytes read as UTF-8
   */
  record Send(String text) implements RtcCommand {
    @Override
    public String toString() {
      return "send(" + text + ")";
    }
  }

  /**
   * Go on with another token.
   *
   * @param token the token; a secret
   */
  record RefreshToken(String token) implements RtcCommand {
    @Override
    public String toString() {
      return "refreshToken(***)";
    }
  }

  /**
   * Show the own camera.
   *
   * @param view where, or null for nowhere
   */
  record SetLocalView(@Nullable ARTCAICallViewConfig view) implements RtcCommand {
    @Override
    public String toString() {
      return "setLocalView(" + shown(view) + ")";
    }
  }

  /**
   * Show a participant's picture.
   *
   * @param uid whose
   * @param view where, or null for nowhere
   */
  record SetRemoteView(String uid, @Nullable ARTCAICallViewConfig view) implements RtcCommand {
    @Override
    public String toString() {
      return "setRemoteView(" + uid + ", " + shown(view) + ")";
    }
  }

  /**
   * Switch between loudspeaker and earpiece; a command of the engine, not of a session.
   *
   * @param loudspeaker true for the loudspeaker
   */
  record UseSpeaker(boolean loudspeaker) implements RtcCommand {
    @Override
    public String toString() {
      return "useSpeaker(" + loudspeaker + ")";
    }
  }

  private static String shown(@Nullable ARTCAICallViewConfig view) {
    return view == null ? "null" : "view";
  }
}
