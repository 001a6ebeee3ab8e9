package io.github.vtigermail.ops.authorize;

import io.github.vtigermail.mailbox.oauth.Consent;
import io.github.vtigermail.mailbox.oauth.OAuthException;
import io.github.vtigermail.mailbox.oauth.RedirectConsent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A consent in a browser: it comes back by itself, or the person pastes the address that it was sent to. */
final class BrowserConsent {
    private final Consent consent;
    private final PrintWriter out;
    private final InputStream typed;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private RedirectConsent attempt;

    BrowserConsent(Consent consent, PrintWriter out, InputStream typed) {
        this.consent = consent;
        this.out = out;
        this.typed = typed;
    }

    /** @param port of the listener @throws OAuthException if there is no consent */
    void run(int port) throws InterruptedException {
        RedirectListener listener = listen(port);
        try {
            synchronized (this) {
                attempt = consent.byRedirect(
                        listener == null ? URI.create("http://localhost:" + port + "/") : listener.redirect());
            }
            out.println("Open this address in a browser, and log in as " + consent.user() + ":");
            out.println();
            out.println("  " + attempt.address());
            out.println();
            out.println(
                    (listener == null ? "It" : "If the browser is on this machine, that is all. Otherwise it")
                            + " ends at an address that it cannot open (http://localhost:…): paste that here, and press Enter.");
            readPasted();
            done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } finally {
            if (listener != null) {
                listener.close();
            }
        }
    }

    /** Null if something else listens there: an address can still be pasted. */
    private RedirectListener listen(int port) {
        try {
            return new RedirectListener(port, this::finish);
        } catch (IOException e) {
            out.println("Something else listens on port " + port + "; --port names another.");
            return null;
        }
    }

    /** The first address that comes counts, by whatever way. */
    private synchronized void finish(URI redirected) {
        if (done.isDone()) {
            return;
        }
        if (!attempt.isOwn(redirected)) {
            out.println("An address of another attempt came (its state differs); this one still waits for its own.");
            throw new IllegalArgumentException();
        }
        try {
            attempt.finish(redirected);
            done.complete(null);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
            throw e;
        }
    }

    private void readPasted() {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(typed, StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null && !done.isDone(); line = lines.readLine()) {
                            paste(line.strip());
                        }
                    } catch (IOException e) {
                        // There is no terminal: the browser may still come.
                    }
                },
                "pasted-address");
        thread.setDaemon(true);
        thread.start();
    }

    private void paste(String line) {
        if (line.isEmpty()) {
            return;
        }
        try {
            URI address = URI.create(line);
            if (RedirectListener.isReturn(address)) {
                finish(address);
                return;
            }
        } catch (OAuthException e) {
            return; // reported by the command
        } catch (IllegalArgumentException e) {
            // As below.
        }
        out.println("This is not the address at the end; that begins with http://localhost and contains code=");
    }
}
