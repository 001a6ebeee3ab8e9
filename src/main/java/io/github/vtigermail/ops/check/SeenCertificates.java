package io.github.vtigermail.ops.check;

import io.github.vtigermail.ops.settings.TrustStore;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Trusts the servers that the connector trusts and no other, and remembers the certificates that the last one showed. So the
 * connections of the connector itself are looked at, whatever proxies and options they go through.
 */
public final class SeenCertificates extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trusted;
    private X509Certificate[] last;
    private String type;

    private SeenCertificates(X509ExtendedTrustManager trusted) {
        this.trusted = trusted;
    }

    /** @param store what is trusted in place of the JDK's certificate authorities */
    public static SeenCertificates trusting(Optional<TrustStore> store) throws IOException, GeneralSecurityException {
        KeyStore authorities = store.isPresent() ? store.get().open() : null;
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return new SeenCertificates((X509ExtendedTrustManager) Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .findFirst()
                .orElseThrow());
    }

    /** The same for Camel's components. */
    public SSLContextParameters parameters(CamelContext context) {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setCamelContext(context);
        managers.setTrustManager((TrustManager) this);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setCamelContext(context);
        parameters.setTrustManagers(managers);
        return parameters;
    }

    /** Forgets what was seen, before a connection to another server. */
    synchronized void clear() {
        last = null;
    }

    /** The certificates of the last server, its own first; empty if there was none. */
    synchronized Optional<X509Certificate[]> last() {
        return Optional.ofNullable(last);
    }

    /** Whether they lead to a trusted authority and are valid today, whatever name they are for. */
    synchronized boolean isChainTrusted() {
        try {
            trusted.checkServerTrusted(last, type);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private synchronized void see(X509Certificate[] chain, String authType) {
        last = chain.clone();
        type = authType;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        see(chain, authType);
        trusted.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        see(chain, authType);
        trusted.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        see(chain, authType);
        trusted.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trusted.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trusted.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
