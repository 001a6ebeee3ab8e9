package io.github.vtigermail.testing.karaf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle with another version of Camel, that offers it to all others, and with a route that is at work as long as the bundle
 * is started: each quarter of a second a line in the log.
 */
public final class OtherCamel implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(OtherCamel.class);
    private static final Path JARS = Path.of("target/karaf/other-camel");

    private CamelContext camel;
    private Thread work;

    /** Makes the bundle's file. */
    public static Path bundle(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(JARS)) {
            jars = all.sorted().toList();
        }
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "other-camel");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", OtherCamel.class.getName());
        headers.putValue(
                "Bundle-ClassPath",
                ".," + jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(",")));
        headers.putValue(
                "Import-Package",
                "org.osgi.framework,org.slf4j,org.slf4j.spi,javax.management,javax.net.ssl,javax.xml.parsers,"
                        + "javax.xml.transform,javax.xml.transform.dom,javax.xml.transform.sax,javax.xml.transform.stax,"
                        + "javax.xml.transform.stream,javax.xml.stream,javax.xml.namespace,javax.xml.validation,javax.xml.xpath,"
                        + "javax.xml.datatype,org.w3c.dom,org.xml.sax,javax.naming");
        headers.putValue(
                "Export-Package",
                Stream.of(
                                "",
                                ".spi",
                                ".support",
                                ".support.service",
                                ".impl",
                                ".impl.engine",
                                ".model",
                                ".util",
                                ".builder")
                        .map(name -> "org.apache.camel" + name + ";version=99")
                        .collect(Collectors.joining(",")));
        Path file = folder.resolve("other-camel.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path one : jars) {
                jar.putNextEntry(new ZipEntry(one.getFileName().toString()));
                Files.copy(one, jar);
            }
            for (Class<?> type : List.of(OtherCamel.class, Work.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(name));
                type.getResourceAsStream("/" + name).transferTo(jar);
            }
        }
        return file;
    }

    @Override
    public void start(BundleContext context) throws Exception {
        Thread starter = Thread.currentThread();
        ClassLoader before = starter.getContextClassLoader();
        starter.setContextClassLoader(OtherCamel.class.getClassLoader());
        try {
            camel = new DefaultCamelContext();
            camel.addRoutes(new Work());
            camel.start();
        } finally {
            starter.setContextClassLoader(before);
        }
        work = new Thread(this::work, "other Camel");
        work.start();
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        work.interrupt();
        work.join();
        camel.stop();
    }

    private void work() {
        try {
            for (int number = 1; ; number++) {
                LOG.info(
                        "Camel {} answers {}",
                        camel.getVersion(),
                        camel.createFluentProducerTemplate()
                                .to("direct:work")
                                .withBody(number)
                                .request(String.class));
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its route. */
    public static final class Work extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:work").setBody(simple("work ${body}"));
        }
    }
}
