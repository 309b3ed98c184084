package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads subtitle files as a player would: blocks between blank lines, an arrow line in each. */
final class SubtitleFile {
  private static final Pattern SRT_TIMES = times(',');
  private static final Pattern WEBVTT_TIMES = times('.');

  private SubtitleFile() {}

  record Entry(Duration start, Duration end, String text) {}

  static List<Entry> srt(String file) {
    List<Entry> entries = new ArrayList<>();
    for (String block : blocks(file)) {
      String[] parts = block.split("\n", 3);
      assertThat(parts[0]).isEqualTo(Integer.toString(entries.size() + 1));
      entries.add(entry(SRT_TIMES, parts[1], parts[2]));
    }
    return entries;
  }

  static List<Entry> webVtt(String file) {
    List<String> blocks = blocks(file);
    assertThat(blocks.get(0)).isEqualTo("WEBVTT");
    List<Entry> entries = new ArrayList<>();
    for (String block : blocks.subList(1, blocks.size())) {
      String[] parts = block.split("\n", 2);
      Matcher voice = Pattern.compile("<v ([A-Za-z ]+)>([^<>]*)").matcher(parts[1]);
      assertThat(voice.matches()).as(parts[1]).isTrue();
      String text = voice.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
      entries.add(entry(WEBVTT_TIMES, parts[0], voice.group(1) + ": " + text));
    }
    return entries;
  }

  private static List<String> blocks(String file) {
    return Pattern.compile("\n{2,}")
        .splitAsStream(file)
        .map(String::strip)
        .filter(block -> !block.isEmpty())
        .toList();
  }

  private static Entry entry(Pattern times, String line, String text) {
    Matcher matcher = times.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    assertThat(text).doesNotContain("\n\n", "\r", "\u2028");
    return new Entry(time(matcher, 1), time(matcher, 5), text);
  }

  private static Duration time(Matcher matcher, int group) {
    return Duration.ofHours(Long.parseLong(matcher.group(group)))
        .plusMinutes(Long.parseLong(matcher.group(group + 1)))
        .plusSeconds(Long.parseLong(matcher.group(group + 2)))
        .plusMillis(Long.parseLong(matcher.group(group + 3)));
  }

  private static Pattern times(char fraction) {
    String time = "(\\d{2,}):([0-5]\\d):([0-5]\\d)\\" + fraction + "(\\d{3})";
    return Pattern.compile(time + " --> " + time);
  }
}
