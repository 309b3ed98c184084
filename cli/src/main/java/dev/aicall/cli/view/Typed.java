package dev.aicall.cli.view;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;

/** Says something to the agent in writing, and shows it. */
public final class Typed {
  private Typed() {}

  /**
   * Sends a text.
   *
   * @param engine the call
   * @param view where it is shown
   * @param text what to say, not empty
   * @return whether it was sent; if not, the view says so
   */
  public static boolean send(ARTCAICallEngineInterface engine, CallView view, String text) {
    boolean sent =
        engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text(text).build());
    if (sent) {
      view.onTyped(text);
    } else {
      view.onNote("type", "not sent: the agent does not read yet");
    }
    return sent;
  }
}
