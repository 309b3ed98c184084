package dev.aicall.rtc.jitsi.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the lines of one section. */
final class SectionReader {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_PAYLOAD_TYPE = 127;
  private static final int MAX_FORMATS = 128;
  private static final int MAX_SOURCES = 64;
  private static final int MAX_EXTENSIONS = 64;
  private static final int MAX_PARAMETERS = 64;
  private static final int MAX_FEEDBACK = 64;
  private static final int MAX_TOKEN = 256;
  private static final int MAX_CHANNELS = 255;
  private static final long MAX_SSRC = 0xFFFF_FFFFL;
  private static final long MAX_MESSAGE = 1L << 40;

  /** What a side takes that says nothing. Source: RFC 8841, section 6.1. */
  private static final long DEFAULT_MESSAGE = 64 * 1024;

  private final SdpLine start;
  private final SdpKind kind;
  private final boolean rejected;
  private final List<Integer> order = new ArrayList<>();
  private final Map<Integer, String[]> maps = new LinkedHashMap<>();
  private final Map<Integer, Map<String, String>> parameters = new LinkedHashMap<>();
  private final Map<Integer, List<String>> feedback = new LinkedHashMap<>();
  private final List<String> feedbackOfAll = new ArrayList<>();
  private final List<SdpExtension> extensions = new ArrayList<>();
  private final Map<Long, String> sources = new LinkedHashMap<>();
  private final TransportReader transport = new TransportReader();
  private SdpDirection direction;
  private String mid = "";
  private String stream = "";
  private boolean rtcpMux;
  private int sctpPort;
  private long maxMessage = DEFAULT_MESSAGE;

  SectionReader(SdpLine start, SdpDirection sessionDirection) {
    this.start = start;
    this.direction = sessionDirection;
    String[] words = start.words(4, "m=");
    this.kind = SdpKind.of(words[0]);
    int port = start.integer(words[1].split("/", 2)[0], 0, MAX_PORT, "port");
    boolean known =
        kind == SdpKind.APPLICATION
            ? words[2].endsWith("DTLS/SCTP")
            : words[2].endsWith("RTP/SAVPF") || words[2].endsWith("RTP/SAVP");
    this.rejected = port == 0 || !known || kind == SdpKind.OTHER;
    if (kind == SdpKind.AUDIO || kind == SdpKind.VIDEO) {
      if (words.length - 3 > MAX_FORMATS) {
        throw start.wrong("more than " + MAX_FORMATS + " formats");
      }
      for (int i = 3; i < words.length; i++) {
        order.add(start.integer(words[i], 0, MAX_PAYLOAD_TYPE, "payload type"));
      }
    }
  }

  void take(String name, SdpLine line) {
    if (transport.take(name, line)) {
      return;
    }
    switch (name) {
      case "mid" -> mid = token(line, "mid");
      case "rtcp-mux" -> rtcpMux = true;
      case "rtpmap" -> rtpmap(line);
      case "fmtp" -> fmtp(line);
      case "rtcp-fb" -> rtcpFeedback(line);
      case "extmap" -> extension(line);
      case "ssrc" -> source(line);
      case "msid" -> stream = line.words(1, "msid")[0];
      case "sctp-port" -> sctpPort = line.integer(line.value().trim(), 0, MAX_PORT, "sctp-port");
      case "sctpmap" ->
          sctpPort = line.integer(line.words(1, "sctpmap")[0], 0, MAX_PORT, "sctpmap");
      case "max-message-size" ->
          maxMessage = line.number(line.value().trim(), 0, MAX_MESSAGE, "max-message-size");
      default -> SdpDirection.of(name).ifPresent(told -> direction = told);
    }
  }

  private static String token(SdpLine line, String what) {
    String value = line.value().trim();
    if (value.isEmpty() || value.length() > MAX_TOKEN || value.contains(" ")) {
      throw line.wrong(what + ": a word of 1 to " + MAX_TOKEN + " characters");
    }
    return value;
  }

  private static int payloadType(SdpLine line, String text) {
    return line.integer(text, 0, MAX_PAYLOAD_TYPE, "payload type");
  }

  private void rtpmap(SdpLine line) {
    String[] parts = line.split("rtpmap");
    String[] map = parts[1].split("/", -1);
    if (map.length < 2 || map[0].isEmpty() || map[0].length() > MAX_TOKEN) {
      throw line.wrong("rtpmap: name/rate or name/rate/channels");
    }
    line.integer(map[1], 1, Integer.MAX_VALUE, "clock rate");
    if (map.length > 2) {
      line.integer(map[2], 1, MAX_CHANNELS, "channels");
    }
    maps.put(payloadType(line, parts[0]), map);
  }

  private void fmtp(SdpLine line) {
    String[] parts = line.split("fmtp");
    Map<String, String> all = new LinkedHashMap<>();
    for (String one : parts[1].split(";", -1)) {
      int equals = one.indexOf('=');
      String name = (equals < 0 ? one : one.substring(0, equals)).trim();
      if (!name.isEmpty()) {
        all.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : one.substring(equals + 1).trim());
      }
      if (all.size() > MAX_PARAMETERS) {
        throw line.wrong("more than " + MAX_PARAMETERS + " format parameters");
      }
    }
    parameters.put(payloadType(line, parts[0]), all);
  }

  private void rtcpFeedback(SdpLine line) {
    String[] parts = line.split("rtcp-fb");
    List<String> of =
        parts[0].equals("*")
            ? feedbackOfAll
            : feedback.computeIfAbsent(payloadType(line, parts[0]), type -> new ArrayList<>());
    if (of.size() == MAX_FEEDBACK) {
      throw line.wrong("more than " + MAX_FEEDBACK + " rtcp-fb lines for a format");
    }
    of.add(parts[1]);
  }

  private void extension(SdpLine line) {
    String[] parts = line.split("extmap");
    int id = line.integer(parts[0].split("/", 2)[0], 1, 255, "extmap id");
    if (extensions.size() == MAX_EXTENSIONS) {
      throw line.wrong("more than " + MAX_EXTENSIONS + " extensions");
    }
    extensions.add(new SdpExtension(id, parts[1].split(" ", 2)[0]));
  }

  private void source(SdpLine line) {
    String[] words = line.words(1, "ssrc");
    long ssrc = line.number(words[0], 0, MAX_SSRC, "ssrc");
    String name = "";
    if (words.length > 1 && words[1].startsWith("cname:")) {
      name = words[1].substring("cname:".length());
    }
    if (!name.isEmpty() || !sources.containsKey(ssrc)) {
      sources.put(ssrc, name);
    }
    if (sources.size() > MAX_SOURCES) {
      throw line.wrong("more than " + MAX_SOURCES + " sources");
    }
  }

  boolean isRejected() {
    return rejected;
  }

  String mid() {
    return mid;
  }

  SdpTransport transport(TransportReader session) {
    return transport.within(session);
  }

  SdpSection section(int index) {
    boolean media = kind == SdpKind.AUDIO || kind == SdpKind.VIDEO;
    if (media && !rejected && !rtcpMux) {
      throw start.wrong("rtcp-mux is needed");
    }
    String name = mid.isEmpty() ? "section-" + index : mid;
    List<SdpCodec> codecs = new ArrayList<>();
    for (int type : order) {
      String[] map = maps.get(type);
      if (map != null) {
        List<String> all = new ArrayList<>(feedbackOfAll);
        all.addAll(feedback.getOrDefault(type, List.of()));
        codecs.add(
            new SdpCodec(
                type,
                map[0],
                Integer.parseInt(map[1]),
                map.length > 2 ? Integer.parseInt(map[2]) : 1,
                parameters.getOrDefault(type, Map.of()),
                all));
      }
    }
    List<SdpSource> all = new ArrayList<>();
    sources.forEach((ssrc, cname) -> all.add(new SdpSource(ssrc, cname)));
    return new SdpSection(
        kind,
        name,
        rejected,
        direction,
        codecs,
        extensions,
        all,
        stream,
        kind == SdpKind.APPLICATION ? sctpPort : 0,
        kind == SdpKind.APPLICATION ? maxMessage : 0);
  }
}
