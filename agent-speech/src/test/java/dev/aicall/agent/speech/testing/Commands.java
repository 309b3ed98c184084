package dev.aicall.agent.speech.testing;

import dev.aicall.agent.speech.sound.Wav;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The forty recordings of commands, with what is said in them. */
public final class Commands {
  private Commands() {}

  /**
   * A recording.
   *
   * @param file its name
   * @param text what is said
   * @param samples 16 kHz mono
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Recording(String file, String text, short[] samples) {}

  /** Reads all of them. */
  public static List<Recording> all() throws IOException {
    String list = new String(Speech.resource("/commands/commands.tsv"), StandardCharsets.UTF_8);
    List<Recording> recordings = new ArrayList<>();
    for (String line : list.lines().toList()) {
      List<String> fields = List.of(line.split("\t"));
      byte[] wav = Speech.resource("/commands/" + fields.get(0));
      recordings.add(new Recording(fields.get(0), fields.get(1), Wav.read(wav).samples()));
    }
    return recordings;
  }
}
