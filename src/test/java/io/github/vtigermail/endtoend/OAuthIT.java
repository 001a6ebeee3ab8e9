package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job with OAuth2: a Dovecot that takes access tokens, and the identity provider that issued them. */
class OAuthIT {
    private IdentityServer provider;
    private HelpDesk desk;

    @BeforeAll
    static void isInstalled() {
        DovecotServer.assumeAvailable();
    }

    @BeforeEach
    void open() {
        provider = new IdentityServer(MailServer.USER);
        desk = new HelpDesk(new DovecotServer(provider.uri("/introspect")));
        desk.set("secrets.dir", desk.folder.path("secrets").toString());
    }

    @AfterEach
    void close() {
        desk.close();
        provider.close();
    }

    @Test
    void anApplicationWithAClientSecretReadsTheMailbox() {
        mailbox("client-credentials", IdentityServer.application());
        desk.start();
        byte[] mail = about("TT1 with a client secret");
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(provider.grants()).containsOnly("client_credentials");
    }

    private void mailbox(String grant, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("oauthProfile", "custom");
        options.put("oauthGrantType", grant);
        options.put("oauthBaseUri", provider.uri("").toString());
        options.put("oauthScope", IdentityServer.SCOPE);
        options.put("password", null);
        desk.mailbox("support", options);
    }
}
