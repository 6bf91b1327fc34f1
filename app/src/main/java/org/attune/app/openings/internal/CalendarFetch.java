package org.attune.app.openings.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches a calendar from an address that somebody typed: by https alone, from addresses for everybody alone, without following
 * where it sends, without cookies or a password, and bounded in time and size. A connection serves one fetch.
 */
public final class CalendarFetch {

  static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int LONGEST_ADDRESS = 2000;

  private final DnsResolver resolver;
  private final Predicate<InetAddress> allowed;
  private final SSLContext tls;
  private final Timeout one;
  private final Timeout all;

  /**
   * @param one how long a connection, or the next part of an answer, may take
   * @param all how long all of it may take
   */
  CalendarFetch(DnsResolver resolver, Predicate<InetAddress> allowed, SSLContext tls, Timeout one, Timeout all) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.tls = tls;
    this.one = one;
    this.all = all;
  }

  /** Why nothing came. */
  public enum Problem {
    REFUSED_ADDRESS, NOT_REACHED, NOT_FOUND, NOT_A_CALENDAR, TOO_LARGE, TOO_SLOW;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Nothing came, and why; without a word of the address. */
  public static final class FetchFailed extends Exception {
    private final Problem problem;

    FetchFailed(Problem problem) {
      super(problem.code(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }

  /** An address as typed, as it will be fetched; calendars call the same {@code webcal:}. */
  public static URI address(String typed) throws FetchFailed {
    try {
      URI uri = new URI(typed.strip().replaceFirst("(?i)^webcals?:", "https:"));
      if (typed.length() > LONGEST_ADDRESS || !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null
          || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        throw new FetchFailed(Problem.REFUSED_ADDRESS);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new FetchFailed(Problem.REFUSED_ADDRESS);
    }
  }

  /** The text that is at an address. */
  String fetch(URI address) throws FetchFailed {
    var request = new HttpGet(address);
    request.setHeader("Accept", "text/calendar");
    var late = new AtomicBoolean();
    CompletableFuture<Void> deadline = CompletableFuture.runAsync(() -> {
      late.set(true);
      request.cancel();
    }, CompletableFuture.delayedExecutor(all.toMilliseconds(), TimeUnit.MILLISECONDS));
    try (CloseableHttpClient client = client()) {
      return client.execute(request, answer -> text(request, answer));
    } catch (TooLarge e) {
      throw new FetchFailed(Problem.TOO_LARGE);
    } catch (CheckedDnsResolver.AddressRefused e) {
      throw new FetchFailed(Problem.REFUSED_ADDRESS);
    } catch (NotFound e) {
      throw new FetchFailed(Problem.NOT_FOUND);
    } catch (SocketTimeoutException e) {
      throw new FetchFailed(Problem.TOO_SLOW);
    } catch (IOException | RuntimeException e) {
      throw new FetchFailed(late.get() ? Problem.TOO_SLOW : Problem.NOT_REACHED);
    } finally {
      deadline.cancel(false);
    }
  }

  private static final class TooLarge extends IOException {}

  private static final class NotFound extends IOException {}

  private static String text(HttpGet request, ClassicHttpResponse answer) throws IOException {
    HttpEntity entity = answer.getEntity();
    if (answer.getCode() != 200 || entity == null) {
      throw new NotFound(); // nor is it followed elsewhere
    }
    var text = new ByteArrayOutputStream();
    InputStream content = entity.getContent(); // as it is once decompressed
    byte[] part = new byte[8192];
    for (int read = content.read(part); read >= 0; read = content.read(part)) {
      text.write(part, 0, read);
      if (text.size() > MOST_BYTES) {
        request.cancel(); // an orderly end would read an endless answer to its end
        throw new TooLarge();
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private CloseableHttpClient client() {
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new CheckedDnsResolver(resolver, allowed))
        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(100).build()).build())
        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(one).setSocketTimeout(one).build())
        .build();
    return HttpClients.custom().setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(one).setConnectionRequestTimeout(one)
            .setRedirectsEnabled(false).setAuthenticationEnabled(false).build())
        .setUserAgent("calendar reader")
        .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries().disableConnectionState()
        .build();
  }

  /** A long time for a server, and little beside what waits for it: a job. */
  static CalendarFetch ofEverybodys(SSLContext tls) {
    return new CalendarFetch(SystemDefaultDnsResolver.INSTANCE, PublicIpAddresses::contain, tls,
        Timeout.of(10, TimeUnit.SECONDS), Timeout.of(30, TimeUnit.SECONDS));
  }
}
