package dev.aicall.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * What a terminal shows after the output of a view.
 *
 * @param lines the lines that stay
 * @param rewritten all that the last line ever showed
 */
record Screenshot(String lines, List<String> rewritten) {
  static Screenshot of(String output) {
    StringBuilder lines = new StringBuilder();
    List<String> rewritten = new ArrayList<>();
    String[] rows = output.split("\r?\n", -1);
    for (int i = 0; i < rows.length; i++) {
      String[] states = rows[i].split("\r\u001b\\[K", -1);
      int stays = i < rows.length - 1 ? 1 : 0;
      for (int state = 0; state < states.length - stays; state++) {
        rewritten.add(states[state]);
      }
      if (stays == 1) {
        lines.append(states[states.length - 1]).append('\n');
      }
    }
    return new Screenshot(lines.toString(), rewritten);
  }
}
