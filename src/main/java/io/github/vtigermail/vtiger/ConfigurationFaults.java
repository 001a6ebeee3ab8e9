package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.HttpUrl;
import io.github.vtigermail.vtiger.failure.OptionNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What is missing or wrong in the options of an account. */
final class ConfigurationFaults {
    private static final int MOST_SESSIONS = 64;

    private ConfigurationFaults() {}

    /** All of it, a sentence each, for a person; without secrets. */
    static List<String> of(VtigerConfiguration account) {
        OptionNames names = account.names();
        List<String> faults = new ArrayList<>();
        if (isBlank(account.getUrl())) {
            faults.add(names.of("url") + " is missing: the address at which you open Vtiger in a browser");
        } else {
            addIfWrong(account, faults);
        }
        if (isBlank(account.getUsername())) {
            faults.add(names.of("username") + " is missing: the user in whose name the comments are made");
        }
        if (isBlank(account.accessKeySource().get())) {
            faults.add(names.of("accessKey")
                    + " is missing: the user's access key, which Vtiger shows under My Preferences");
        }
        if (account.getSessions() < 1 || account.getSessions() > MOST_SESSIONS) {
            faults.add(names.of("sessions") + " must be a number from 1 to " + MOST_SESSIONS);
        }
        try {
            account.staff();
        } catch (IllegalArgumentException e) {
            faults.add(names.of("staff") + " is wrong: " + e.getMessage());
        }
        return faults;
    }

    private static void addIfWrong(VtigerConfiguration account, List<String> faults) {
        OptionNames names = account.names();
        URI url = HttpUrl.parse(account.getUrl().strip());
        if (url == null) {
            faults.add(names.of("url") + " is not an address such as https://crm.example.com");
        } else if (!account.isAllowInsecure() && HttpUrl.isExposed(url)) {
            faults.add(names.of("url")
                    + " begins with http:, so that mails and the access key could be read on the way: use https:, or "
                    + "set " + names.of("allowInsecure") + " = true if the network is your own");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
