package dev.aicall.cli.load.report;

import java.util.List;
import java.util.function.Function;

/** HTML as it is written: what is text is escaped, what is put is not. */
final class Page {
  private final StringBuilder out = new StringBuilder();

  void fact(String name, String value) {
    put(
        "<tr><th scope=\"row\">"
            + Html.escaped(name)
            + "</th><td>"
            + Html.escaped(value)
            + "</td></tr>");
  }

  <T> void table(
      List<String> head, List<T> rows, Function<T, List<String>> cells, Function<T, String> kind) {
    put("<table class=\"list\">");
    row("th", head);
    for (T each : rows) {
      out.append("<tr class=\"").append(kind.apply(each)).append("\">");
      cells.apply(each).forEach(this::cell);
      put("</tr>");
    }
    put("</table>");
  }

  void row(String tag, List<String> cells) {
    out.append("<tr>");
    cells.forEach(
        cell ->
            out.append('<')
                .append(tag)
                .append('>')
                .append(Html.escaped(cell))
                .append("</")
                .append(tag)
                .append('>'));
    put("</tr>");
  }

  void cell(String text) {
    out.append("<td>").append(Html.escaped(text)).append("</td>");
  }

  void put(String line) {
    out.append(line).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
