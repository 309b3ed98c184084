package dev.aicall.rtc.jitsi.sctp;

/** What is counted while an association lives; read as {@link SctpStats}. */
final class Counters {
  long packetsSent;
  long bytesSent;
  long packetsReceived;
  long bytesReceived;
  long packetsDamaged;
  long packetsRefused;
  long chunksIgnored;
  long chunksSent;
  long chunksResent;
  long fastRetransmits;
  long timeouts;
  long chunksReceived;
  long chunksDuplicate;
  long chunksOutsideWindow;
  long messagesSent;
  long messagesReceived;
  long messagesDropped;
  long sinkFailures;
  long peakHeldBytes;
  long peakOutstandingBytes;
}
