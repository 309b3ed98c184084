package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.DeviceRegistration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who follows devices that come and go. Safe from any thread. */
public final class ChangeListeners {
  private static final Logger log = LoggerFactory.getLogger(ChangeListeners.class);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private static final class Entry {
    final Runnable listener;

    Entry(Runnable listener) {
      this.listener = listener;
    }
  }

  /** Creates an empty list. */
  public ChangeListeners() {}

  /**
   * Adds a listener; the same one may be added twice.
   *
   * @param listener called by {@link #tell}
   * @return close it to stop
   */
  public DeviceRegistration add(Runnable listener) {
    Entry entry = new Entry(listener);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Calls all of them; what one throws is logged. */
  public void tell() {
    for (Entry entry : entries) {
      try {
        entry.listener.run();
      } catch (RuntimeException e) {
        log.warn("a device listener failed", e);
      }
    }
  }

  /**
   * Says whether nobody listens.
   *
   * @return true if so
   */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Forgets all. */
  public void clear() {
    entries.clear();
  }
}
