package dev.aicall.rtc.jitsi.sctp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers all events of an association. */
class Recorder implements SctpListener {
  final List<String> events = new ArrayList<>();
  final List<byte[]> messages = new ArrayList<>();
  final List<SctpChannel> opened = new ArrayList<>();
  @Nullable EndReason end;
  long bytes;

  /** The names of messages' events are their text; long and binary ones are only counted. */
  @Override
  public void onMessage(SctpChannel channel, byte[] data, boolean binary) {
    messages.add(data);
    bytes += data.length;
    if (!binary) {
      events.add(channel.label() + ": " + new String(data, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void onConnected() {
    events.add("connected");
  }

  @Override
  public void onChannelOpen(SctpChannel channel) {
    opened.add(channel);
    events.add("open " + channel.label());
  }

  @Override
  public void onChannelClosed(SctpChannel channel, ChannelCloseReason reason) {
    events.add("closed " + channel.label() + " " + reason);
  }

  @Override
  public void onEnded(EndReason reason, String detail) {
    end = reason;
    events.add("ended " + reason);
  }
}
