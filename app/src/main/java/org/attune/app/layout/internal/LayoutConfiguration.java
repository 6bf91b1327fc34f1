package org.attune.app.layout.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.attune.app.layout.FormerAddresses;
import org.attune.app.layout.Languages;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PublicRoutes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@Configuration(proxyBeanMethods = false)
class LayoutConfiguration implements WebMvcConfigurer {
  private final StaticAssets assets;

  LayoutConfiguration(StaticAssets assets) {
    this.assets = assets;
  }

  /** Precompiled into the application's package, where Modulith sees what they touch; in development read again at each change. */
  @Bean
  static TemplateEngine templates(@Value("${attune.dev:false}") boolean dev) {
    TemplateEngine templates =
        dev
            ? TemplateEngine.create(
                new DirectoryCodeResolver(sources("jte")),
                Path.of("target", "jte-dev"),
                ContentType.Html,
                LayoutConfiguration.class.getClassLoader(),
                "org.attune.dev")
            : TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.attune.app");
    templates.setBinaryStaticContent(true);
    return templates;
  }

  @Bean
  static PublicRoutes layoutPublicRoutes() {
    return PublicRoutes.of(PrivateAddresses.PRIVACY, "/month", "/month/worker.js", "/error", "/assets/**", "/webjars/**", "/favicon.ico");
  }

  @Bean
  static FormerAddresses layoutFormerAddresses() {
    return new FormerAddresses(Map.of("/about/privacy", PrivateAddresses.PRIVACY));
  }

  /** Every module's own bundle. */
  @Bean
  static MessageSource messageSource() throws IOException {
    var messages = new ReloadableResourceBundleMessageSource();
    messages.setBasenames(
        Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
            .map(file -> Objects.requireNonNull(file.getFilename()).replaceFirst("(_\\w+)?\\.properties$", ""))
            .distinct()
            .sorted()
            .map(name -> "classpath:messages/" + name)
            .toArray(String[]::new));
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  static LocaleResolver localeResolver(Languages languages) {
    return new AcceptHeaderLocaleResolver() {
      @Override
      public Locale resolveLocale(HttpServletRequest request) {
        return languages.of(request);
      }
    };
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    var handler = registry.addResourceHandler(assets.path() + "/**");
    if (assets.changing()) {
      handler
          .addResourceLocations(sources("resources/static").toUri().toString(), StaticAssets.HTMX)
          .setCacheControl(CacheControl.noStore());
    } else {
      handler
          .addResourceLocations(StaticAssets.FILES, StaticAssets.HTMX)
          .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
  }

  /** The source folder, started from the root of the project or from the module. */
  private static Path sources(String folder) {
    Path root = Path.of("app/src/main", folder);
    return Files.isDirectory(root) ? root : Path.of("src/main", folder);
  }
}
