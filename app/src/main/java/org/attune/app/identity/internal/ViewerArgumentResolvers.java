package org.attune.app.identity.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Hands a controller its viewer: {@link Viewer.Member}, {@link Viewer.Oneself}, {@link Viewer.Visitor}, a
 * {@link SignedInPerson}, or the {@link AccessLink} of the cookie at {@code /…/{link}}. Anybody else gets a 404.
 */
@Configuration(proxyBeanMethods = false)
class ViewerArgumentResolvers implements WebMvcConfigurer {

  private final AccessLinks links;
  private final PublicUrl url;

  ViewerArgumentResolvers(AccessLinks links, PublicUrl url) {
    this.links = links;
    this.url = url;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new HandlerMethodArgumentResolver() {
      @Override
      public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Viewer.Member.class || type == Viewer.Oneself.class || type == Viewer.Visitor.class
            || type == SignedInPerson.class || type == AccessLink.class;
      }

      @Override
      public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
          NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == Viewer.Visitor.class) {
          return new Viewer.Visitor();
        }
        if (type == AccessLink.class) {
          return link(request).orElseThrow(NotFound::new);
        }
        Optional<SignedInPerson> who = SignedInPerson.of(request);
        if (type == SignedInPerson.class) {
          return parameter.isOptional() ? who.orElse(null) : who.orElseThrow(NotFound::new);
        }
        SignedInPerson someone = who.orElseThrow(NotFound::new);
        return type == Viewer.Oneself.class ? someone.asOneself()
            : someone.asMember(request).orElseThrow(NotFound::new);
      }
    });
  }

  private Optional<AccessLink> link(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, url.secureCookie(AccessLink.COOKIE));
    if (cookie == null) {
      return Optional.empty();
    }
    Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    String named = path instanceof Map<?, ?> variables ? String.valueOf(variables.get("link")) : "";
    return links.lookUp(new Viewer.Visitor(), new SecretToken(cookie.getValue()))
        .filter(link -> link.id().toString().equals(named));
  }
}
