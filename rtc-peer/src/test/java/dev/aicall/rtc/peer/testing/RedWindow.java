package dev.aicall.rtc.peer.testing;

import java.awt.Color;
import java.awt.Frame;
import java.awt.Window;

/** Fills the screen with one colour. */
final class RedWindow implements AutoCloseable {
  private final Frame owner = new Frame();
  private final Window window = new Window(owner);

  RedWindow(int width, int height) {
    window.setBounds(0, 0, width, height);
    window.setBackground(new Color(200, 40, 40));
  }

  void show() {
    window.setVisible(true);
  }

  @Override
  public void close() {
    window.dispose();
    owner.dispose();
  }
}
