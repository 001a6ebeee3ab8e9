package io.github.vtigermail.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the jar says of one of our components in Camel's catalog. */
public final class ComponentMetadata {
    private ComponentMetadata() {}

    /** The whole of it. @param javaPackage that of the component, below the root package */
    public static JsonNode of(String javaPackage, String scheme) {
        String resource = "/META-INF/io/github/vtigermail/" + javaPackage + "/" + scheme + ".json";
        try (InputStream json = ComponentMetadata.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
