package org.attune.app.layout;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Views by the path of their template, such as {@code checkins/form}: the model's attributes are the template's
 * parameters, {@code page} is added. A part of a page is a template as any other. {@code redirect:/path} answers 303, so
 * that a form is followed by a page; htmx is told where to go.
 */
@Component
public class JteViewResolver implements ViewResolver, Ordered {
  private static final String REDIRECT = "redirect:";
  private static final String HTML = "text/html;charset=utf-8";

  private final TemplateEngine templates;
  private final PageContexts pages;
  private final Languages languages;

  JteViewResolver(TemplateEngine templates, PageContexts pages, Languages languages) {
    this.templates = templates;
    this.pages = pages;
    this.languages = languages;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith(REDIRECT)) {
      return (model, request, response) -> redirect(name.substring(REDIRECT.length()), request, response);
    }
    return templates.hasTemplate(name + ".jte")
        ? (model, request, response) -> write(name, model == null ? Map.of() : model, request, response)
        : null;
  }

  /** Renders the whole before the first byte is sent: a template that fails becomes an error page, not half a page. */
  public void write(String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Utf8ByteOutput body = render(name, model, request);
    if (languages.fallBack(request)) {
      body = render(name, model, request);
    }
    response.setLocale(languages.of(request));
    response.setContentType(HTML);
    response.setContentLength(body.getContentLength());
    body.writeTo(response.getOutputStream());
  }

  private Utf8ByteOutput render(String name, Map<String, ?> model, HttpServletRequest request) {
    Map<String, Object> parameters = new HashMap<>(model);
    parameters.put("page", pages.of(request));
    var body = new Utf8ByteOutput();
    templates.render(name + ".jte", parameters, body);
    return body;
  }

  private static void redirect(String path, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if ("true".equals(request.getHeader("HX-Request"))) {
      response.setHeader("HX-Redirect", path);
      return;
    }
    var view = new RedirectView(path, true, false, false);
    view.setExpandUriTemplateVariables(false); // braces in an address are somebody's own
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.render(Map.of(), request, response);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
