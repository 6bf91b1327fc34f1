import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/** Makes Java of the templates as app/pom.xml does. Arguments: their folder, that of the Java, that of their text. */
void main(String... folders) {
  TemplateEngine templates = TemplateEngine.create(new DirectoryCodeResolver(Path.of(folders[0])), Path.of(folders[1]),
      ContentType.Html, null, "org.attune.app");
  templates.setBinaryStaticContent(true);
  templates.setTargetResourceDirectory(Path.of(folders[2]));
  templates.generateAll();
}
