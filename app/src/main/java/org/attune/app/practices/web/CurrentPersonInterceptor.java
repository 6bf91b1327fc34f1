package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.Navigation;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.practices.SelfRegistration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells each page who looks at it, and where they can go. */
@Configuration(proxyBeanMethods = false)
class CurrentPersonInterceptor implements WebMvcConfigurer {

  private final Practices practices;
  private final SelfRegistration accounts;
  private final DeviceMarkerCookie deviceMarker;
  private final Navigation navigation;

  CurrentPersonInterceptor(Practices practices, SelfRegistration accounts, DeviceMarkerCookie deviceMarker, Navigation navigation) {
    this.practices = practices;
    this.accounts = accounts;
    this.deviceMarker = deviceMarker;
    this.navigation = navigation;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {
      @Override
      public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedInPerson.of(request).ifPresent(signedIn -> {
          request.setAttribute(CurrentPerson.ATTRIBUTE, (Supplier<CurrentPerson>) () -> shown(signedIn, request));
          if (deviceMarker.belongsTo(request, signedIn.person())) {
            request.setAttribute(PageContext.DEVICE_MARKER, deviceMarker.marker(signedIn.person()));
          }
        });
        return true;
      }
    }).excludePathPatterns("/assets/**", "/webjars/**");
  }

  private CurrentPerson shown(SignedInPerson signedIn, HttpServletRequest request) {
    Optional<Viewer.Member> member = signedIn.asMember(request);
    Optional<Practice> practice = member.isPresent()
        ? practices.find(member.get(), member.get().practice())
        : practices.all(signedIn.asOneself(), signedIn.roles().keySet()).stream().findFirst();
    // a client's screen shows no practice's name
    return new CurrentPerson(signedIn.name().shortForm(), signedIn.name().full(), member.flatMap(m -> practice.map(Practice::name)).orElse(null),
        navigation.of(request), signedIn.isClient(), signedIn.isOfferedSpace(), practice.map(Practice::country).orElse(null),
        practice.map(Practice::timeZone).or(() -> accounts.zone(signedIn.asOneself())).orElse(ZoneOffset.UTC));
  }
}
