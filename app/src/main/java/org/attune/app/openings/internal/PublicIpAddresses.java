package org.attune.app.openings.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which internet addresses may be fetched from: those that anybody on the internet reaches. All that is private or special is
 * named here (the special-purpose registries of RFC 6890): Java's own questions miss most of it.
 */
final class PublicIpAddresses {

  private static final List<AddressRange> SPECIAL = ranges(
      "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
      "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
      "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
      // within the one range of IPv6 that is given to anybody: protocols with Teredo, documentation, 6to4, AS112, documentation
      "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  /** All others of IPv6 are special: loopback, mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96), fc00::/7, fe80::/10, … */
  private static final AddressRange GIVEN_TO_ANYBODY = AddressRange.of("2000::/3");

  private PublicIpAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return (!(address instanceof Inet6Address) || GIVEN_TO_ANYBODY.contains(bytes))
        && SPECIAL.stream().noneMatch(range -> range.contains(bytes));
  }

  private static List<AddressRange> ranges(String... ranges) {
    return List.of(ranges).stream().map(AddressRange::of).toList();
  }

  /** An address and how many of its first bits count. */
  private record AddressRange(byte[] first, int bits) {
    static AddressRange of(String text) {
      int slash = text.indexOf('/');
      try {
        return new AddressRange(InetAddress.getByName(text.substring(0, slash)).getAddress(), Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean contains(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
