package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.TempFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The systemd unit, checked by systemd's own tool. It is not started: that takes a machine that runs systemd. */
class SystemdIT {
    private static final String UNIT = "systemd/vtiger-mail-connector.service";
    private static final Pattern EXPOSURE = Pattern.compile("exposure level for [^:]+: (\\d+\\.\\d)");

    private final Distribution distribution = Distribution.tar();
    private final TempFolder units = new TempFolder("units");
    private Path unit;

    @BeforeEach
    void write() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")))
                .as("systemd-analyze is there")
                .isTrue();
        unit = Files.writeString(
                units.path().resolve("vtiger-mail-connector.service"),
                distribution
                        .read(UNIT)
                        .replace(
                                "/opt/vtiger-mail-connector",
                                distribution.home().toString()));
    }

    @AfterEach
    void close() {
        units.close();
        distribution.close();
    }

    @Test
    void systemdAcceptsTheUnit() {
        assertThat(Distribution.run(units.path(), "systemd-analyze", "verify", unit.toString()))
                .isEmpty();
    }

    @Test
    void theUnitHasALowExposureLevel() {
        Matcher exposure = EXPOSURE.matcher(Distribution.run(
                units.path(), "systemd-analyze", "security", "--offline=true", "--no-pager", unit.toString()));

        assertThat(exposure.find()).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(1.3);
    }
}
