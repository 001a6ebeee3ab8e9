package io.github.vtigermail.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a {@link ConnectorProcess} is started: by the {@code java} that runs the test, unless told otherwise. */
public final class ConnectorCommand {

    private final Path folder;
    private final List<String> jvm = new ArrayList<>();
    private final List<String> args = new ArrayList<>();
    private final Map<String, String> env = new HashMap<>();
    private Path jar = Path.of(System.getProperty("connector.jar", "target/vtiger-mail-connector.jar"));

    ConnectorCommand(Path folder) {
        this.folder = folder;
    }

    /** Options of the JVM, {@code -Xmx64m} for instance. */
    public ConnectorCommand jvm(String... options) {
        jvm.addAll(List.of(options));
        return this;
    }

    /** Arguments of the connector. */
    public ConnectorCommand args(String... arguments) {
        args.addAll(List.of(arguments));
        return this;
    }

    /** A variable of its environment; null takes one of the test's own environment away. */
    public ConnectorCommand env(String name, String value) {
        env.put(name, value);
        return this;
    }

    /** Another jar. */
    public ConnectorCommand jar(Path other) {
        jar = other;
        return this;
    }

    /** Starts it. */
    public ConnectorProcess start() {
        Path program = jar.toAbsolutePath();
        if (!Files.isRegularFile(program)) {
            throw new IllegalStateException("there is no " + program + ": run `mvn package` first");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", program.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        env.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return new ConnectorProcess(builder);
    }
}
