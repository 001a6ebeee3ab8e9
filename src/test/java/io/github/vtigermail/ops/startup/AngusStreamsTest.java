package io.github.vtigermail.ops.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.util.StreamProvider;
import org.junit.jupiter.api.Test;

class AngusStreamsTest {

    @Test
    void theRegisteredProviderIsTheOneThatWouldBeFound() {
        String setting = StreamProvider.class.getName();
        String before = System.getProperty(setting);
        try {
            System.clearProperty(setting);
            StreamProvider found = StreamProvider.provider();
            AngusStreams.register();
            assertThat(System.getProperty(setting)).isEqualTo(found.getClass().getName());
            assertThat(StreamProvider.provider()).hasSameClassAs(found);
        } finally {
            if (before == null) {
                System.clearProperty(setting);
            } else {
                System.setProperty(setting, before);
            }
        }
    }
}
