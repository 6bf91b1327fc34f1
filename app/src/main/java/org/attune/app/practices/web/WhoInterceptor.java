package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.attune.app.identity.KeptHere;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Navigation;
import org.attune.app.layout.Page;
import org.attune.app.layout.Who;
import org.attune.app.practices.OpenAccounts;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells each page who looks at it, and where they can go. */
@Configuration(proxyBeanMethods = false)
class WhoInterceptor implements WebMvcConfigurer {

  private final Practices practices;
  private final OpenAccounts accounts;
  private final KeptHere kept;
  private final Navigation navigation;

  WhoInterceptor(Practices practices, OpenAccounts accounts, KeptHere kept, Navigation navigation) {
    this.practices = practices;
    this.accounts = accounts;
    this.kept = kept;
    this.navigation = navigation;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedIn.of(request).ifPresent(who -> {
          request.setAttribute(Who.ATTRIBUTE, (Supplier<Who>) () -> shown(who, request));
          if (kept.isOf(request, who.person())) {
            request.setAttribute(Page.KEPT, kept.mark(who.person()));
          }
        });
        return true;
      }
    }).excludePathPatterns("/assets/**", "/webjars/**");
  }

  private Who shown(SignedIn who, HttpServletRequest request) {
    Optional<Viewer.Member> member = who.member(request);
    Optional<Practice> practice = member.isPresent()
        ? practices.find(member.get(), member.get().practice())
        : practices.all(who.oneself(), who.roles().keySet()).stream().findFirst();
    // on a client's screen stands no practice's name
    return new Who(who.name(), member.flatMap(m -> practice.map(Practice::name)).orElse(null),
        navigation.of(request), who.isClient(), who.isOfferedSpace(), practice.map(Practice::country).orElse(null),
        practice.map(Practice::timeZone).or(() -> accounts.zone(who.oneself())).orElse(ZoneOffset.UTC));
  }
}
