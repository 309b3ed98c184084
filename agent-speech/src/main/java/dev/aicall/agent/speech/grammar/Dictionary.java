package dev.aicall.agent.speech.grammar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A pronunciation dictionary in CMU's format: {@code word PH ON EMES} on each line, further
 * pronunciations as {@code word(2)}. Nothing is kept in memory.
 *
 * @param name for errors
 * @param text where it is
 */
public record Dictionary(String name, Source text) {
  /** Opens the text of a dictionary. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens it.
     *
     * @return the text; the caller closes it
     * @throws IOException if it is not there
     */
    InputStream open() throws IOException;
  }

  /**
   * Copies what it says of some words.
   *
   * @param words in lower case
   * @return their lines, all pronunciations, in the dictionary's order
   * @throws IllegalStateException if the dictionary cannot be read
   */
  public List<String> lines(Set<String> words) {
    List<String> lines = new ArrayList<>();
    read(
        (word, line) -> {
          int mark = word.indexOf('(');
          if (words.contains(mark > 0 ? word.substring(0, mark) : word)) {
            lines.add(line);
          }
        });
    return lines;
  }

  /**
   * Looks words up.
   *
   * @param words in lower case
   * @return those that are not there, in the same order
   * @throws IllegalStateException if the dictionary cannot be read
   */
  public Set<String> missing(Collection<String> words) {
    Set<String> missing = new LinkedHashSet<>(words);
    read((word, line) -> missing.remove(word));
    return missing;
  }

  private void read(BiConsumer<String, String> entry) {
    try (InputStream in = text.open();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        entry.accept(line.substring(0, end), line);
      }
    } catch (IOException e) {
      throw new IllegalStateException("dictionary " + name + " cannot be read", e);
    }
  }
}
