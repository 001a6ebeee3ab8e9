package io.github.vtigermail.mailbox.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailEndpointUriFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camel finds a factory by its scheme, first among the beans. The one that its plugin generates for us, as for every
 * component, would spoil patterns.
 */
class MailboxUriFactoryTest {
    private final MailboxUriFactory factory = new MailboxUriFactory();
    private final CamelContext application = new DefaultCamelContext();

    @BeforeEach
    void start() {
        application.start();
    }

    @AfterEach
    void close() throws Exception {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vtiger-imaps", "vtiger-imap"})
    void anApplicationHasOursForMailboxes(String scheme) {
        assertThat(found(scheme)).isInstanceOf(MailboxUriFactory.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps", "imap"})
    void camelMailKeepsItsOwn(String scheme) {
        assertThat(found(scheme)).isExactlyInstanceOf(MailEndpointUriFactory.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username",
                "password",
                "subjectPatterns",
                "moveTo",
                "failedFolder",
                "folderName",
                "automaticFolder",
                "quarantineFolder",
                "allow",
                "authenticationServer"
            })
    void textIsUnchanged(String option) {
        String text = "\\d+ & 100 % (a+b) #x äöü = \"?";
        factory.setCamelContext(application);

        String uri = factory.buildUri("vtiger-imaps", Map.of("host", "mail.example.com", option, text), true);

        String written = uri.substring(uri.indexOf('=') + 1).replaceAll("^RAW\\(|\\)$", "");
        assertThat(written).startsWith("base64.").doesNotContain("&", "+", "%");
        Map<String, Object> read = new HashMap<>(Map.of(option, written));
        MailboxUriFactory.decode(application, read);
        assertThat(read).containsEntry(option, text);
    }

    @Test
    void itKnowsEachOption() {
        assertThat(factory.propertyNames()).containsAll(OptionNames.ALL).contains("host", "port", "unseen");
    }

    @Test
    void thePasswordIsASecret() {
        assertThat(factory.secretPropertyNames()).contains("password");
    }

    private EndpointUriFactory found(String scheme) {
        return application.getCamelContextExtension().getEndpointUriFactory(scheme);
    }
}
