package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.domain.exec.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A MiB over a perfect path, both sides in one thread: 2 ms and 4.2 MB when it was written, on a
 * shared machine. The limits are far above, so that only a storm trips them.
 */
class CostTest {
  private static final int WARM_UP = 20;
  private static final long MAX_CPU_NANOS = 100_000_000;
  private static final long MAX_ALLOCATED_BYTES = 8 << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aMebibyteCostsLittle() {
    for (int i = 0; i < WARM_UP; i++) {
      transfer();
    }
    long cpu = threads.getCurrentThreadCpuTime();
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

    transfer();

    assertThat(threads.getCurrentThreadCpuTime() - cpu).isLessThan(MAX_CPU_NANOS);
    assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated)
        .isLessThan(MAX_ALLOCATED_BYTES);
  }

  private static void transfer() {
    VirtualTime time = new VirtualTime();
    SctpAssociation[] peers = new SctpAssociation[2];
    Recorder heard = new Recorder();
    SctpConfig client = SctpConfig.builder(DtlsRole.CLIENT).build();
    SctpConfig server = SctpConfig.builder(DtlsRole.SERVER).build();
    peers[0] = new SctpAssociation(client, time, time, wire(time, peers, 1), new Recorder());
    peers[1] = new SctpAssociation(server, time, time, wire(time, peers, 0), heard);
    peers[0].connect();
    SctpChannel channel = peers[0].openChannel("x", "");
    byte[] message = new byte[16_384];
    for (int i = 0; i < 63; i++) {
      peers[0].send(channel, message, true);
    }
    time.runReady();
    assertThat(heard.bytes).isEqualTo(63L * 16_384);
  }

  private static PacketSink wire(VirtualTime time, SctpAssociation[] peers, int to) {
    return (bytes, offset, length) -> {
      byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
      time.execute(() -> peers[to].receive(copy, 0, copy.length));
    };
  }
}
