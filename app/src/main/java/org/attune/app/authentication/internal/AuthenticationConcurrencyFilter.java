package org.attune.app.authentication.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.ProvesIdentity;
import org.attune.app.operations.ConcurrencyLimit;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Those who are about to prove who they are come a few at a time, before anything is asked of the database: a crowd of
 * guessers waits among itself, and not before those who are here already or hold a link to a check-in. Each form that takes
 * a {@link Password} is among them, and each that is marked {@link ProvesIdentity}.
 */
public class AuthenticationConcurrencyFilter extends OncePerRequestFilter {

  private static final int AT_ONCE = 4;

  private final ConcurrencyLimit limit = new ConcurrencyLimit(AT_ONCE, Duration.ofSeconds(5));
  private final Supplier<RequestMatcher> proving;

  AuthenticationConcurrencyFilter(Supplier<RequestMappingHandlerMapping> addresses) {
    proving = SingletonSupplier.of(() -> matcher(addresses.get()));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !proving.get().matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (ConcurrencyLimit.Permit permit = limit.acquire()) {
      chain.doFilter(request, response);
    }
  }

  private static RequestMatcher matcher(RequestMappingHandlerMapping addresses) {
    return new OrRequestMatcher(proving(addresses)
        .<RequestMatcher>map(path -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path)).toList());
  }

  /** The addresses of all forms that prove who somebody is. */
  public static Stream<String> proving(RequestMappingHandlerMapping addresses) {
    return addresses(addresses, handler -> takesPassword(handler) || handler.isAnnotationPresent(ProvesIdentity.class)).distinct();
  }

  /** The addresses of forms that take a password. */
  public static Stream<String> passwordForms(RequestMappingHandlerMapping addresses) {
    return addresses(addresses, AuthenticationConcurrencyFilter::takesPassword);
  }

  private static Stream<String> addresses(RequestMappingHandlerMapping addresses, Predicate<Method> handler) {
    return addresses.getHandlerMethods().entrySet().stream().filter(a -> handler.test(a.getValue().getMethod()))
        .flatMap(a -> a.getKey().getPatternValues().stream());
  }

  private static boolean takesPassword(Method handler) {
    return Arrays.stream(handler.getParameterTypes()).anyMatch(type -> type == Password.class
        || type.isRecord() && Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).anyMatch(Password.class::equals));
  }
}
