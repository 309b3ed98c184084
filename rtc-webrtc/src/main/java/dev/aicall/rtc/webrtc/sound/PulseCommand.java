package dev.aicall.rtc.webrtc.sound;

/**
 * Numbers of the messages of PulseAudio's native protocol, version 13 (PulseAudio 0.9.11, 2008;
 * also spoken by PipeWire). Source: {@code pulsecore/native-common.h}.
 */
final class PulseCommand {
  /** The protocol version that is spoken; the first with properties, which tell a headset. */
  static final int VERSION = 13;

  static final int ERROR = 0;
  static final int REPLY = 2;
  static final int CREATE_PLAYBACK_STREAM = 3;
  static final int DELETE_PLAYBACK_STREAM = 4;
  static final int CREATE_RECORD_STREAM = 5;
  static final int DELETE_RECORD_STREAM = 6;
  static final int AUTH = 8;
  static final int SET_CLIENT_NAME = 9;
  static final int GET_SERVER_INFO = 20;
  static final int GET_SINK_INFO_LIST = 22;
  static final int GET_SOURCE_INFO_LIST = 24;
  static final int SUBSCRIBE = 35;
  static final int REQUEST = 61;
  static final int UNDERFLOW = 63;
  static final int PLAYBACK_STREAM_KILLED = 64;
  static final int RECORD_STREAM_KILLED = 65;
  static final int SUBSCRIBE_EVENT = 66;
  static final int SET_PLAYBACK_STREAM_BUFFER_ATTR = 72;

  /** Sinks, sources, and the server's defaults. */
  static final int SUBSCRIBE_MASK = 0x01 | 0x02 | 0x80;

  /** What is no index: nothing chosen, or the control channel. */
  static final int NONE = -1;

  private PulseCommand() {}
}
