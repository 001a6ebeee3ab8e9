package io.github.vtigermail.faults;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link Reliability} of a run to its tests; at the end prints it and writes it to a file. */
final class ReliabilityReport implements ParameterResolver {
    private static final Path FILE = Path.of(System.getProperty("faults.report", "target/faults/reliability.json"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Reliability.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ReliabilityReport.class))
                .getOrComputeIfAbsent(Open.class, none -> new Open(new Reliability()), Open.class)
                .reliability();
    }

    /** Closed by JUnit after the last test. */
    private record Open(Reliability reliability) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            reliability.print(System.out);
            reliability.write(FILE);
        }
    }
}
