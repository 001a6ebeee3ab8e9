package io.github.vtigermail.testing.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/**
 * GreenMail's IMAP server with two differences: TLS is that of {@link TestCertificate} (GreenMail's own takes system
 * properties, once per JVM), and it keeps the commands of its clients.
 */
final class RecordingImapServer extends AbstractServer {

    private final CommandLog commands;

    RecordingImapServer(ServerSetup setup, Managers managers, CommandLog log) {
        super(setup, managers);
        this.commands = log;
        setClientSocketTimeout(0); // GreenMail cuts an IDLE after 30 s; a real server waits half an hour
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        ServerSocket socket = setup.isSecure()
                ? TestCertificate.shared()
                        .serverContext()
                        .getServerSocketFactory()
                        .createServerSocket()
                : new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(bindTo, setup.getPort()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        setup = setup.port(socket.getLocalPort());
        setName(setup.getProtocol() + ':' + setup.getPort());
        return socket;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        try {
            client.setTcpNoDelay(true); // or each answer takes 40 ms
        } catch (SocketException e) {
            // it is closed already; the handler finds out
        }
        return new ImapHandler(
                managers.getUserManager(),
                managers.getImapHostManager(),
                new RecordedSocket(client, commands.connection()));
    }

    /** The socket of a client; what it sends is recorded. Has what GreenMail's handlers call, no more. */
    private static final class RecordedSocket extends Socket {
        private final Socket socket;
        private final ClientInput recorded;

        RecordedSocket(Socket socket, ClientInput recorded) {
            this.socket = socket;
            this.recorded = recorded;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(socket.getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] octet = new byte[1];
                    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int count = super.read(bytes, from, length);
                    if (count > 0) {
                        recorded.accept(bytes, from, count);
                    }
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public InetAddress getInetAddress() {
            return socket.getInetAddress();
        }

        @Override
        public int getPort() {
            return socket.getPort();
        }

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            socket.setSoTimeout(millis);
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return socket.getSoTimeout();
        }

        @Override
        public boolean isClosed() {
            return socket.isClosed();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
