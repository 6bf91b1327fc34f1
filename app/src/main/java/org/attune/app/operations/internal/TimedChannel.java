package org.attune.app.operations.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * One connection, and how long it takes to ask. A request, with all that it brings, has 20 seconds, and one more for each
 * 500 bytes that have come, or for each 8 KiB beyond the first 32: what is that large is a file, and takes a place from others.
 * A slower sender counts as gone. (The bound of Apache's mod_reqtimeout; Tomcat's own starts again with each byte.)
 */
final class TimedChannel extends NioChannel {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long TIME_TO_ASK = 20 * SECOND;
  private static final int BYTES_A_SECOND = 500;
  private static final int LARGE = 32 * 1024;
  private static final int LARGE_BYTES_A_SECOND = 8 * 1024;

  private final Set<TimedChannel> present;
  /** When it came, was last spoken to, or began to ask. */
  private volatile long since;
  private volatile boolean awaited;
  private volatile boolean dismissed;
  private long heard;

  TimedChannel(SocketBufferHandler buffer, Set<TimedChannel> present) {
    super(buffer);
    this.present = present;
  }

  @Override
  public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
    super.reset(channel, wrapper);
    since = System.nanoTime();
    heard = 0;
    awaited = true;
    dismissed = false;
    present.add(this);
  }

  @Override
  public void close() throws IOException {
    present.remove(this);
    super.close();
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int count = super.read(to);
    awaited = count == 0;
    if (count > 0) {
      long now = System.nanoTime();
      if (heard == 0) {
        since = now;
      }
      heard += count;
      if (now - since > timeFor(heard)) {
        return -1;
      }
    }
    return count;
  }

  /** How long so many bytes may take, in nanoseconds. */
  static long timeFor(long bytes) {
    return TIME_TO_ASK + Math.min(bytes, LARGE) * SECOND / BYTES_A_SECOND
        + Math.max(0, bytes - LARGE) * SECOND / LARGE_BYTES_A_SECOND;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    since = System.nanoTime();
    heard = 0;
    return super.write(from);
  }

  long since() {
    return since;
  }

  /** Whether we wait for it, rather than it for us. */
  boolean isAwaited() {
    return awaited && !dismissed;
  }

  boolean isDismissed() {
    return dismissed;
  }

  /** Hears nothing more from it: Tomcat finds the end of what it said, and closes. An answer under way still goes out. */
  void dismiss() {
    dismissed = true;
    try {
      getIOChannel().shutdownInput();
    } catch (IOException gone) {
      // by itself
    }
  }
}
