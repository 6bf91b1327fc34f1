package org.attune.app.authentication.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.attune.app.authentication.SignInCookie;
import org.attune.app.identity.PublicUrl;
import org.attune.app.layout.FormsWithoutCookie;
import org.attune.app.layout.PrivateAreas;
import org.attune.app.layout.PublicRoutes;
import org.attune.app.layout.SecurityHeaderValues;
import org.attune.app.layout.SecurityLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** Each link's own page, behind {@code /l/*}, asks for that link's cookie. */
  @Bean
  static PublicRoutes identityPublicRoutes() {
    return PublicRoutes.of("/sign-in/**", "/leave", "/l/*");
  }

  /** Health and metrics: they have a port of their own, if any, which is for the operator. */
  @Bean
  @Order(0)
  @ConditionalOnProperty("attune.metrics.port")
  SecurityFilterChain ownPort(HttpSecurity http) throws Exception {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, SignInCookie signIn, PublicUrl url, SecurityLog log, List<PublicRoutes> publicRoutes,
      List<FormsWithoutCookie> withoutCookie, PrivateAreas privateAreas, @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> addresses)
      throws Exception {
    CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
    csrf.setCookieName(url.hostCookie("XSRF-TOKEN"));
    csrf.setCookieCustomizer(cookie -> cookie.secure(url.isEncrypted()).sameSite("Lax"));
    String[] open = publicRoutes.stream().flatMap(routes -> routes.patterns().stream()).toArray(String[]::new);
    String[] cookieless = withoutCookie.stream().flatMap(forms -> forms.patterns().stream()).toArray(String[]::new);
    return http
        .securityContext(c -> c.securityContextRepository(signIn))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(c -> c.disable())
        .formLogin(f -> f.disable()).httpBasic(b -> b.disable()).logout(l -> l.disable())
        // a signed-in person stays so when another site sends this form: their cookie does not come with it
        .csrf(c -> c.csrfTokenRepository(csrf).ignoringRequestMatchers("/leave").ignoringRequestMatchers(cookieless))
        .addFilterAfter(new AuthenticationConcurrencyFilter(addresses::getObject), CsrfFilter.class)
        .addFilterBefore(new RequestBodyLimitFilter(), CsrfFilter.class)
        .authorizeHttpRequests(a -> a.requestMatchers(open).permitAll().anyRequest().authenticated())
        .exceptionHandling(e -> e.authenticationEntryPoint(askToSignIn(signIn, privateAreas, log)).accessDeniedHandler(refuse(log)))
        .headers(h -> h
            .contentSecurityPolicy(p -> p.policyDirectives(SecurityHeaderValues.CONTENT_SECURITY_POLICY))
            .httpStrictTransportSecurity(t -> t.requestMatcher(request -> url.isEncrypted()))
            .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
            .permissionsPolicyHeader(p -> p.policy(SecurityHeaderValues.PERMISSIONS_POLICY)))
        .build();
  }

  /**
   * A form that arrives after the sign-in ran out is not lost: the sign-in page carries it along. After the sign-in it
   * leads back, but not to a private page, and not people who left or signed out: their history would name it.
   */
  private static AuthenticationEntryPoint askToSignIn(SignInCookie signIn, PrivateAreas privateAreas, SecurityLog log) {
    return (HttpServletRequest request, HttpServletResponse response, AuthenticationException e) -> {
      log.log(SecurityLog.Event.NOT_SIGNED_IN);
      if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
        boolean leadsBack = signIn.secret(request).isPresent() && !privateAreas.contain(request.getRequestURI());
        String then = leadsBack ? ReturnPath.appendTo("/sign-in", request) : "/sign-in";
        if (request.getHeader("HX-Request") != null) {
          response.setHeader("HX-Redirect", then);
          response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
          response.sendRedirect(then);
        }
      } else {
        request.getRequestDispatcher("/sign-in/again").forward(request, response);
      }
    };
  }

  private static AccessDeniedHandler refuse(SecurityLog log) {
    var refusing = new AccessDeniedHandlerImpl();
    return (request, response, denied) -> {
      log.log(denied instanceof CsrfException ? SecurityLog.Event.FORM_REFUSED : SecurityLog.Event.ACCESS_REFUSED);
      refusing.handle(request, response, denied);
    };
  }
}
