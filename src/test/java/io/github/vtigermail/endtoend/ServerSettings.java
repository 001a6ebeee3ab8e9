package io.github.vtigermail.endtoend;

import io.github.vtigermail.testing.mail.TestCertificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes settings of the distribution, as an administrator does, so that they point to the servers of a help desk. */
final class ServerSettings {
    private ServerSettings() {}

    /** @param trusted where the key store with the servers' certificate will lie. @param further lines to change */
    static String changed(String settings, HelpDesk desk, String trusted, Map<String, String> further) {
        Map<String, String> changes = new LinkedHashMap<>(further);
        changes.put("vtiger.url", desk.vtiger.url());
        changes.put("vtiger.username", "mailbot");
        changes.put("vtiger.access-key", "{{secret:vtiger-access-key}}");
        changes.put("support.host", desk.mail.host() + ":" + desk.mail.imapsPort());
        changes.put("support.username", desk.mail.user());
        changes.put("support.password", "{{secret:support-password}}");
        String changed = settings;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            Pattern line = Pattern.compile("(?m)^" + Pattern.quote(change.getKey()) + " = .*$");
            if (!line.matcher(changed).find()) {
                throw new IllegalArgumentException("the settings have no line " + change.getKey());
            }
            changed = line.matcher(changed)
                    .replaceAll(Matcher.quoteReplacement(change.getKey() + " = " + change.getValue()));
        }
        return changed + "tls.trust-store = " + trusted + "\ntls.trust-store-password = "
                + TestCertificate.shared().password() + "\n";
    }
}
