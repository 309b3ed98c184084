package dev.aicall.rtc.peer.media;

/** A media stack on the class path, found by {@link java.util.ServiceLoader}. */
public interface MediaStackProvider {
  /**
   * Returns what users choose it by; the same name as of its RTC backend.
   *
   * @return a short lower-case name, for example {@code webrtc}
   */
  String name();

  /**
   * Opens the stack for one more user. Quick: the runtime is made with the first peer.
   *
   * @return the stack; the caller closes it
   */
  MediaStack open();
}
