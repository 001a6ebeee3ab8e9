package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A temporary folder that goes away with everything in it when it is closed, at the latest when the JVM ends. */
public final class TempFolder implements AutoCloseable {

    private static final Set<TempFolder> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Thread atExit;

    /**
     * Makes the folder.
     *
     * @param name what its name begins with
     */
    public TempFolder(String name) {
        try {
            path = Files.createTempDirectory(name + "-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atExit = new Thread(() -> delete(path), "delete " + path);
        Runtime.getRuntime().addShutdownHook(atExit);
        OPEN.add(this);
    }

    /** Closes all that are open: for a JVM that is halted, which runs no shutdown hook. */
    public static void closeAll() {
        List.copyOf(OPEN).forEach(TempFolder::close);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        OPEN.remove(this);
        delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending already: then the hook finds nothing left to delete
        }
    }

    /** Deletes a folder and all it holds, also while a process that ends just now still writes into it. */
    static void delete(Path folder) {
        for (int tries = 1; ; tries++) {
            try {
                deleteOnce(folder);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (tries == 50) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(100_000_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException fault) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
