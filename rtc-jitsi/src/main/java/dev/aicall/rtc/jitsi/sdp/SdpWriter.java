package dev.aicall.rtc.jitsi.sdp;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes descriptions. */
final class SdpWriter {
  private static final String END = "\r\n";

  /** Some port that is not 0: the candidates say which. Source: RFC 8829, section 5.2.1. */
  private static final int SOME_PORT = 9;

  private final StringBuilder out = new StringBuilder();

  private SdpWriter() {}

  static String write(SessionDescription description) {
    return new SdpWriter().all(description);
  }

  private String all(SessionDescription description) {
    line("v=0");
    line("o=- " + description.sessionId() + " " + description.version() + " IN IP4 127.0.0.1");
    line("s=-");
    line("t=0 0");
    List<SdpSection> sections = description.sections();
    line(
        sections.stream()
            .filter(section -> !section.rejected())
            .map(section -> " " + section.mid())
            .collect(Collectors.joining("", "a=group:BUNDLE", "")));
    line("a=msid-semantic: WMS *");
    boolean first = true;
    for (SdpSection section : sections) {
      section(section, description.transport(), first && !section.rejected());
      first &= section.rejected();
    }
    return out.toString();
  }

  private void section(SdpSection section, SdpTransport transport, boolean withCandidates) {
    boolean data = section.kind() == SdpKind.APPLICATION;
    line(
        "m="
            + section.kind().text()
            + " "
            + (section.rejected() ? 0 : SOME_PORT)
            + (data
                ? " UDP/DTLS/SCTP webrtc-datachannel"
                : " UDP/TLS/RTP/SAVPF" + formats(section)));
    line("c=IN IP4 0.0.0.0");
    if (!section.rejected()) {
      transport(transport, withCandidates);
    }
    attribute("mid", section.mid());
    if (section.rejected()) {
      line("a=inactive");
    } else if (data) {
      attribute("sctp-port", section.sctpPort());
      attribute("max-message-size", section.maxMessageBytes());
    } else {
      media(section);
    }
  }

  private static String formats(SdpSection section) {
    if (section.codecs().isEmpty()) {
      return " 0";
    }
    return section.codecs().stream()
        .map(codec -> " " + codec.payloadType())
        .collect(Collectors.joining());
  }

  private void transport(SdpTransport transport, boolean withCandidates) {
    if (withCandidates) {
      transport.candidates().forEach(one -> attribute("candidate", CandidateLine.write(one)));
      if (transport.complete()) {
        line("a=end-of-candidates");
      }
    }
    attribute("ice-ufrag", transport.ufrag());
    attribute("ice-pwd", transport.password());
    for (SdpFingerprint fingerprint : transport.fingerprints()) {
      attribute("fingerprint", fingerprint.algorithm() + " " + fingerprint.value());
    }
    attribute("setup", transport.setup().text());
  }

  private void media(SdpSection section) {
    for (SdpExtension extension : section.extensions()) {
      attribute("extmap", extension.id() + " " + extension.uri());
    }
    line("a=" + section.direction().text());
    if (section.direction().sends() && !section.stream().isEmpty()) {
      attribute("msid", section.stream() + " " + section.stream() + "-" + section.mid());
    }
    line("a=rtcp-mux");
    for (SdpCodec codec : section.codecs()) {
      codec(codec);
    }
    if (section.direction().sends()) {
      for (SdpSource source : section.sources()) {
        attribute("ssrc", source.ssrc() + " cname:" + source.cname());
      }
    }
  }

  private void codec(SdpCodec codec) {
    String type = codec.payloadType() + " ";
    attribute(
        "rtpmap",
        type
            + codec.name()
            + "/"
            + codec.clockRateHz()
            + (codec.channels() > 1 ? "/" + codec.channels() : ""));
    for (String feedback : codec.feedback()) {
      attribute("rtcp-fb", type + feedback);
    }
    if (!codec.parameters().isEmpty()) {
      attribute("fmtp", type + parameters(codec.parameters()));
    }
  }

  private static String parameters(Map<String, String> all) {
    return all.entrySet().stream()
        .map(one -> one.getValue().isEmpty() ? one.getKey() : one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(";"));
  }

  private void attribute(String name, Object value) {
    line("a=" + name + ":" + value);
  }

  private void line(String text) {
    out.append(text).append(END);
  }
}
