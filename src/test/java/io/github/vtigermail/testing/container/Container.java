package io.github.vtigermail.testing.container;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container by hand, as root, with the kernel's own means: the Containerfile's steps in an empty folder, over this
 * machine's system in place of the base image; then a process that has that folder as its root, read-only, with a {@code
 * /tmp} that nothing can be run from, without any privilege and as the file's user. All mounts are in a mount namespace of
 * the process and go with it.
 */
public final class Container implements AutoCloseable {
    /** What stands for the base image: the system's programs and libraries, and of its settings what these read. */
    private static final String BASE = """
            set -eu
            root=$1
            test -n "$root"
            mount --bind "$root" "$root"
            for folder in usr bin sbin lib lib64; do
                if [ -L "/$folder" ]; then
                    [ -L "$root/$folder" ] || cp -P "/$folder" "$root/$folder"
                elif [ -d "/$folder" ]; then
                    mkdir -p "$root/$folder"
                    mount --bind "/$folder" "$root/$folder"
                    mount -o remount,bind,ro "$root/$folder"
                fi
            done
            mkdir -p "$root/etc" "$root/dev" "$root/proc" "$root/tmp" "$root/run" "$root/opt/java/openjdk"
            for name in passwd group hosts nsswitch.conf ld.so.cache alternatives ssl JAVA_SETTINGS; do
                [ ! -e "/etc/$name" ] || [ -e "$root/etc/$name" ] || cp -R "/etc/$name" "$root/etc/"
            done
            for device in null zero random urandom; do
                [ -e "$root/dev/$device" ] || touch "$root/dev/$device"
                mount --bind "/dev/$device" "$root/dev/$device"
            done
            mount --bind /proc "$root/proc"
            mount --bind "JAVA_HOME" "$root/opt/java/openjdk"
            mount -o remount,bind,ro "$root/opt/java/openjdk"
            """;

    private final TempFolder temp = new TempFolder("container");
    private final Path root = temp.path().resolve("root");
    private final Path state = temp.path().resolve("state");
    private final Path mounted = temp.path().resolve("mounted");
    private final Map<String, Path> mounts = new LinkedHashMap<>();
    private final Containerfile file;

    /** Builds it. @param context the folder that has the archive */
    public Container(Containerfile file, Path context) {
        this.file = file;
        try {
            Distribution.open(temp.path());
            Files.createDirectories(root);
            Files.createDirectories(mounted);
            StringBuilder script = new StringBuilder(base());
            for (Containerfile.Step step : file.steps()) {
                script.append(
                        step.command() == null
                                ? "mkdir -p \"$root%2$s\"; tar -xzf '%1$s' -C \"$root%2$s\"%n"
                                        .formatted(
                                                context.resolve(step.archive()).toAbsolutePath(), step.into())
                                : "chroot \"$root\" /bin/sh -c '%s'%n".formatted(step.command()));
            }
            // As a volume starts: with what the image has there, its owner included.
            script.append("cp -a \"$root%s\" '%s'%n".formatted(file.volumes().get(0), state));
            Distribution.run(temp.path(), "unshare", "--mount", "sh", "-c", script.toString(), "sh", root.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is mounted into it, read-only, for everybody to read. */
    public Container mount(String target, String content) {
        return mount(target, content.getBytes(StandardCharsets.UTF_8));
    }

    public Container mount(String target, byte[] content) {
        try {
            Path source = Files.write(mounted.resolve(target.replace('/', '_')), content);
            Distribution.run(mounted, "chmod", "444", source.toString());
            mounts.put(target, source);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what it is for; its process is the connector's. */
    public ConnectorProcess start() {
        StringBuilder script = new StringBuilder(base());
        script.append("mount --bind '%s' \"$root%s\"%n"
                .formatted(state, file.volumes().get(0)));
        mounts.forEach((target, source) -> script.append(
                "mkdir -p \"$(dirname \"$root%1$s\")\"; touch \"$root%1$s\"; mount --bind '%2$s' \"$root%1$s\"; mount -o remount,bind,ro \"$root%1$s\"%n"
                        .formatted(target, source)));
        script.append("mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 tmpfs \"$root/tmp\"\n");
        script.append("mount -o remount,bind,ro \"$root\"\n");
        script.append("exec chroot \"$root\" %s sh -c 'cd \"$0\" && exec \"$@\"' %s %s%n"
                .formatted(asUser(), file.folder(), String.join(" ", file.entrypoint())));
        return ConnectorProcess.in(temp.path())
                .program("unshare", "--mount", "sh", "-c", script.toString(), "sh", root.toString())
                .start();
    }

    /** Whether its health check says that the process is well: asked inside, as the file's user. */
    public boolean isHealthy(ConnectorProcess process) {
        return inside(process, String.join(" ", file.healthCheck()));
    }

    /** Whether a command succeeds inside, as the file's user. */
    public boolean inside(ConnectorProcess process, String command) {
        try {
            List<String> words = new ArrayList<>(
                    List.of("nsenter", "--target=" + process.pid(), "--mount", "--root", "--wd", "sh", "-c"));
            words.add("exec " + asUser() + " sh -c '" + command + "'");
            return Patience.exitCode(new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start())
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where its volume lies on this machine. */
    public Path state() {
        return state;
    }

    /** Where its root lies on this machine. */
    public Path root() {
        return root;
    }

    private String asUser() {
        String[] user = file.user().split(":");
        StringBuilder words =
                new StringBuilder("env -i PATH=/opt/java/openjdk/bin:/usr/bin:/bin JAVA_HOME=/opt/java/openjdk");
        file.environment()
                .forEach((name, value) ->
                        words.append(" ").append(name).append("=").append(value));
        return words + " setpriv --reuid=" + user[0] + " --regid=" + user[1]
                + " --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all";
    }

    private static String base() throws UncheckedIOException {
        try {
            Path java = Path.of(System.getProperty("java.home")).toRealPath();
            // Debian keeps some of Java's files there, and links to them.
            return BASE.replace("JAVA_HOME", java.toString())
                    .replace("JAVA_SETTINGS", "java-17-openjdk java-21-openjdk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        temp.close();
    }
}
