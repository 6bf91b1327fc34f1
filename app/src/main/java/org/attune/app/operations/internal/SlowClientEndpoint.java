package org.attune.app.operations.internal;

import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * Tomcat's endpoint, with room for so many connections. When there is no more, those that have kept us waiting longest go, a
 * sixteenth of the room at once: however many slow ones hang on, a quick one gets through, and memory stays bounded.
 */
final class SlowClientEndpoint extends NioEndpoint {

  private final Set<TimedChannel> present = ConcurrentHashMap.newKeySet();
  private final int room;

  SlowClientEndpoint(int room) {
    this.room = room;
  }

  @Override
  protected NioChannel createChannel(SocketBufferHandler buffer) {
    return new TimedChannel(buffer, present);
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    boolean isIn = super.setSocketOptions(socket);
    if (present.size() > room) {
      makeRoom();
    }
    return isIn;
  }

  private void makeRoom() {
    long leaving = present.stream().filter(TimedChannel::isDismissed).count();
    if (present.size() - leaving > room) {
      long now = System.nanoTime();
      // taken down first: it may change while we sort
      present.stream().filter(TimedChannel::isAwaited).map(c -> new Waited(c, now - c.since()))
          .sorted(Comparator.comparingLong(Waited::nanos).reversed()).limit(Math.max(1, room / 16))
          .forEach(w -> w.caller.dismiss());
    }
  }

  private record Waited(TimedChannel caller, long nanos) {}
}
