package dev.aicall.cli.view;

import dev.aicall.api.ARTCAICallEngineInterface;

/**
 * What the keys do in a call. A terminal does not tell when a key is released, so space takes the
 * floor and space again gives it back. For one thread.
 */
final class Keys {
  /** Which keys there are. */
  static final String HINT = "i interrupt  m mute  space talk  o open mic  t type  q hang up";

  private static final int ESCAPE = 27;
  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;

  /** More than a person types in one go, less than what a message may hold. */
  private static final int LONGEST_TEXT = 2_000;

  private final ARTCAICallEngineInterface engine;
  private final CallView view;
  private final StringBuilder text = new StringBuilder();
  private boolean typing;
  private boolean talking;

  Keys(ARTCAICallEngineInterface engine, CallView view) {
    this.engine = engine;
    this.view = view;
  }

  /** Takes the next key; a UTF-16 unit. */
  void press(int key) {
    if (typing) {
      type(key);
      return;
    }
    switch (key) {
      case 'i' -> tell(engine.interruptSpeaking(), "interrupt", "asked the agent to stop talking");
      case 'm' -> mute();
      case ' ' -> talk();
      case 'o' -> openMicrophone();
      case 't' -> {
        typing = true;
        view.onTyping("");
      }
      case 'q' -> engine.handup(true);
      default -> {
        // Other keys do nothing.
      }
    }
  }

  private void mute() {
    boolean mute = engine.isMicrophoneOn();
    if (engine.muteMicrophone(mute)) {
      view.onNote("mute", mute ? "on" : "off");
    }
  }

  private void talk() {
    if (talking) {
      talking = false;
      tell(engine.finishPushToTalk(), "talk", "over to the agent");
      return;
    }
    if (!engine.isPushToTalkEnable() && !engine.enablePushToTalk(true)) {
      view.onNote("talk", "not possible now");
      return;
    }
    talking = engine.startPushToTalk();
    tell(talking, "talk", "you have the floor, space when done");
  }

  private void openMicrophone() {
    talking = false;
    if (engine.isPushToTalkEnable()) {
      tell(engine.enablePushToTalk(false), "talk", "microphone open");
    }
  }

  private void type(int key) {
    if (key == '\r' || key == '\n') {
      send();
    } else if (key == ESCAPE) {
      stopTyping();
    } else if (key == BACKSPACE || key == DELETE) {
      text.setLength(Math.max(0, text.length() - 1));
      view.onTyping(text.toString());
    } else if (!Character.isISOControl(key) && text.length() < LONGEST_TEXT) {
      text.append((char) key);
      view.onTyping(text.toString());
    }
  }

  private void send() {
    String line = text.toString().strip();
    stopTyping();
    if (!line.isEmpty()) {
      Typed.send(engine, view, line);
    }
  }

  private void stopTyping() {
    typing = false;
    text.setLength(0);
    view.onTyping(null);
  }

  private void tell(boolean accepted, String label, String done) {
    view.onNote(label, accepted ? done : "not possible now");
  }
}
