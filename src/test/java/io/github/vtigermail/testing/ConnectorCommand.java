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
    private final List<String> program = new ArrayList<>();
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

    /** Another command in place of {@code java -jar}: the distribution's own, for instance. */
    public ConnectorCommand program(String... words) {
        program.addAll(List.of(words));
        return this;
    }

    /** Another jar. */
    public ConnectorCommand jar(Path other) {
        jar = other;
        return this;
    }

    /** Starts it. */
    public ConnectorProcess start() {
        List<String> command = new ArrayList<>(program.isEmpty() ? java() : program);
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

    private List<String> java() {
        Path file = jar.toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("there is no " + file + ": run `mvn package` first");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", file.toString()));
        return command;
    }
}
