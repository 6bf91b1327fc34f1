package org.attune.app.door.internal;

import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * Where connections come in. When there is no more room, those that have kept us waiting longest go, a sixteenth of the
 * room at once: however many slow ones hang on, a quick one gets through, and memory stays bounded.
 */
final class Door extends NioEndpoint {

  private final Set<Caller> present = ConcurrentHashMap.newKeySet();
  private final int room;

  Door(int room) {
    this.room = room;
  }

  @Override
  protected NioChannel createChannel(SocketBufferHandler buffer) {
    return new Caller(buffer, present);
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
    long leaving = present.stream().filter(Caller::isDismissed).count();
    if (present.size() - leaving > room) {
      long now = System.nanoTime();
      // taken down first: it may change while we sort
      present.stream().filter(Caller::isAwaited).map(c -> new Waited(c, now - c.since()))
          .sorted(Comparator.comparingLong(Waited::nanos).reversed()).limit(Math.max(1, room / 16))
          .forEach(w -> w.caller.dismiss());
    }
  }

  private record Waited(Caller caller, long nanos) {}
}
