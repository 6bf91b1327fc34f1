package org.attune.app.identity.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.identity.Link;
import org.attune.app.identity.Links;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Secret;
import org.attune.app.identity.SignedIn;
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
 * {@link SignedIn}, or the {@link Link} of the cookie at {@code /…/{link}}. Whoever is not that gets a 404.
 */
@Configuration(proxyBeanMethods = false)
class ViewerArguments implements WebMvcConfigurer {

  private final Links links;
  private final PublicUrl url;

  ViewerArguments(Links links, PublicUrl url) {
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
            || type == SignedIn.class || type == Link.class;
      }

      @Override
      public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
          NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == Viewer.Visitor.class) {
          return new Viewer.Visitor();
        }
        if (type == Link.class) {
          return link(request).orElseThrow(NotFound::new);
        }
        Optional<SignedIn> who = SignedIn.of(request);
        if (type == SignedIn.class) {
          return parameter.isOptional() ? who.orElse(null) : who.orElseThrow(NotFound::new);
        }
        SignedIn someone = who.orElseThrow(NotFound::new);
        return type == Viewer.Oneself.class ? someone.oneself()
            : someone.member(request).orElseThrow(NotFound::new);
      }
    });
  }

  private Optional<Link> link(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, url.secureCookie(Link.COOKIE));
    if (cookie == null) {
      return Optional.empty();
    }
    Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    String named = path instanceof Map<?, ?> variables ? String.valueOf(variables.get("link")) : "";
    return links.lookUp(new Viewer.Visitor(), new Secret(cookie.getValue()))
        .filter(link -> link.id().toString().equals(named));
  }
}
