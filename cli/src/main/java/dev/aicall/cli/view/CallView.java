package dev.aicall.cli.view;

import dev.aicall.api.ARTCAICallEngineDelegate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows a call: hears what the engine tells, and what the program itself does. */
public interface CallView extends ARTCAICallEngineDelegate {
  /**
   * The call is about to be started; times count from here.
   *
   * @param start what is known before
   */
  void onStart(CallStart start);

  /**
   * The user has sent a text.
   *
   * @param text what it says
   */
  void onTyped(String text);

  /**
   * The first sound of an answer was heard.
   *
   * @param delay since the caller's last speech, measured from the sound at the caller
   */
  void onAnswerHeard(Duration delay);

  /**
   * Something else that the user should know.
   *
   * @param label one word
   * @param text the rest
   */
  void onNote(String label, String text);

  /**
   * What is being typed changed.
   *
   * @param text the text so far; null when nothing is typed
   */
  void onTyping(@Nullable String text);

  /**
   * All is over; nothing comes after.
   *
   * @param summary what came of the call
   */
  void onSummary(CallSummary summary);
}
