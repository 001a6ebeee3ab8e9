package io.github.vtigermail.testing.mail;

import java.util.ArrayList;
import java.util.List;

/** The commands of each connection to a server, in the order of the connections. */
final class CommandLog {

    private final List<List<String>> connections = new ArrayList<>();

    /** The log of a new connection. */
    synchronized ClientInput connection() {
        List<String> commands = new ArrayList<>();
        connections.add(commands);
        return new ClientInput(command -> add(commands, command));
    }

    private synchronized void add(List<String> commands, String command) {
        commands.add(command);
    }

    synchronized List<String> commands() {
        return connections.stream().flatMap(List::stream).toList();
    }

    synchronized void clear() {
        connections.forEach(List::clear);
    }
}
