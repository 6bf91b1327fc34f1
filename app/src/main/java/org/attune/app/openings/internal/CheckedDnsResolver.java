package org.attune.app.openings.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host and gives back only what may be connected to. The client connects to what this returns, and asks
 * for each connection, also where a host is written as a number: what a name leads to later can't get around it.
 */
final class CheckedDnsResolver implements DnsResolver {

  private final DnsResolver resolver;
  private final Predicate<InetAddress> allowed;

  CheckedDnsResolver(DnsResolver resolver, Predicate<InetAddress> allowed) {
    this.resolver = resolver;
    this.allowed = allowed;
  }

  /** A host that leads to an address that isn't for everybody. */
  static final class AddressRefused extends UnknownHostException {}

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = resolver.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new AddressRefused(); // one is enough: which of them is taken is nothing to rely on
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
