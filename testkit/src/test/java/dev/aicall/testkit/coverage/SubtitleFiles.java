package dev.aicall.testkit.coverage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads transcript files as other programs do; fails with the part that it cannot read. */
final class SubtitleFiles {
  private static final String TIME = "(\\d{2,}):([0-5]\\d):([0-5]\\d)";
  private static final Pattern SRT =
      Pattern.compile(
          "(\\d+)\n" + TIME + ",(\\d{3}) --> " + TIME + ",(\\d{3})\n([^:]+): ([^\n]+)\n\n");
  private static final Pattern WEBVTT =
      Pattern.compile(
          "\n()" + TIME + "\\.(\\d{3}) --> " + TIME + "\\.(\\d{3})\n<v ([^>]+)>([^\n]+)\n");
  private static final Pattern MARKDOWN =
      Pattern.compile("\n\\*\\*([^*]+)\\*\\* \\(" + TIME + "([^)]*)\\):([^\n]*)\n");

  private SubtitleFiles() {}

  /** A subtitle. */
  record Cue(String speaker, Duration start, Duration end, String text) {}

  /** A paragraph: its speaker, its notes in brackets and its marked up text. */
  record Paragraph(String speaker, Duration start, String notes, String text) {}

  static List<Cue> srt(String file) {
    List<Cue> cues = new ArrayList<>();
    for (Matcher block : blocks(SRT, file, 0)) {
      if (Integer.parseInt(block.group(1)) != cues.size() + 1) {
        throw new AssertionError("wrong number: " + block.group());
      }
      cues.add(cue(block));
    }
    return cues;
  }

  static List<Cue> webVtt(String file) {
    String header = "WEBVTT\n";
    if (!file.startsWith(header)) {
      throw new AssertionError("no header: " + file);
    }
    return blocks(WEBVTT, file, header.length()).stream().map(SubtitleFiles::cue).toList();
  }

  static List<Paragraph> markdown(String file) {
    int endOfHeading = file.indexOf('\n') + 1;
    if (!file.startsWith("# Call of ")) {
      throw new AssertionError("no heading: " + file);
    }
    return blocks(MARKDOWN, file, endOfHeading).stream()
        .map(
            block ->
                new Paragraph(
                    block.group(1), time(block, 2), block.group(5), block.group(6).strip()))
        .toList();
  }

  private static Cue cue(Matcher block) {
    return new Cue(
        block.group(10),
        time(block, 2).plusMillis(Long.parseLong(block.group(5))),
        time(block, 6).plusMillis(Long.parseLong(block.group(9))),
        block.group(11));
  }

  /** Cuts all that follows into blocks, of which each begins where the one before ended. */
  private static List<Matcher> blocks(Pattern pattern, String file, int from) {
    List<Matcher> blocks = new ArrayList<>();
    int position = from;
    while (position < file.length()) {
      Matcher block = pattern.matcher(file).region(position, file.length());
      if (!block.lookingAt()) {
        throw new AssertionError("unreadable: " + file.substring(position));
      }
      blocks.add(block);
      position = block.end();
    }
    return blocks;
  }

  private static Duration time(Matcher block, int group) {
    return Duration.ofHours(Long.parseLong(block.group(group)))
        .plusMinutes(Long.parseLong(block.group(group + 1)))
        .plusSeconds(Long.parseLong(block.group(group + 2)));
  }
}
