package org.attune.app.operations.internal;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP over a {@link SlowClientEndpoint}; made by Tomcat, by its name. */
public class SlowClientProtocol extends Http11NioProtocol {

  /** What one connection may take: its buffers, and the largest form that a visitor may send. */
  private static final int MEMORY = 1 << 20;
  private static final int MOST = 8192;

  public SlowClientProtocol() {
    this(room());
  }

  private SlowClientProtocol(int room) {
    super(new SlowClientEndpoint(room));
    // beyond what may be sent away: all of these are being answered
    setMaxConnections(2 * room);
  }

  /** How many connections this process has memory and file handles for. */
  static int room() {
    long byMemory = Runtime.getRuntime().maxMemory() / MEMORY;
    long byHandles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() / 3 : MOST;
    return (int) Math.clamp(Math.min(byMemory, byHandles), 64, MOST);
  }
}
