package io.github.vtigermail.mailbox.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Options of camel-mail and Angus Mail that a mailbox may not set. Each is refused by its name. */
public final class RefusedOptions {
    /** Options of camel-mail's own consumer, and of sending: they would have no effect here. */
    public static final String NAMES =
            "unseen,delete,copyTo,peek,searchTerm,sortTerm,fetchSize,mapMailMessage,closeFolder,"
                    + "disconnect,postProcessAction,idempotentRepository,idempotentRepositoryRemoveOnCommit,"
                    + "skipFailedMessage,handleFailedMessage,failOnDuplicateFileAttachment,mailUidGenerator,"
                    + "generateMissingAttachmentNames,handleDuplicateAttachmentNames,decodeFilename,debugMode,"
                    + "binding,scheduler,scheduledExecutorService,useFixedDelay,headerFilterStrategy,from,to,"
                    + "cc,bcc,replyTo,subject";

    /** Options for sending and for mails that camel-mail reads itself: not refused, but not for mailboxes either. */
    public static final String FOR_OTHERS =
            "alternativeBodyHeader,attachmentsContentTransferEncodingResolver,contentType,"
                    + "contentTypeResolver,ignoreUnsupportedCharset,javaMailSender,lazyStartProducer,"
                    + "mimeDecodeHeaders,schedulerProperties,sendEmptyMessageWhenIdle,useHeaderFrom,useHeaderRecipients,"
                    + "useHeaderReplyTo,useHeaderSubject,useInlineAttachments,"
                    + "useJavaMailSessionPropertiesFromHeaders";

    private static final Set<String> WITHOUT_EFFECT = ignoringCase(NAMES.split(","));

    /** Suffixes of Angus Mail's properties that disable TLS or its checks, with the value that does. */
    private static final Map<String, String> WITHOUT_TLS = Map.of(
            ".ssl.checkserveridentity", "false",
            ".ssl.enable", "false",
            ".starttls.enable", "false",
            ".starttls.required", "false");

    private static final List<String> TRUSTING = List.of(".ssl.trust", "dummytrustmanager");

    private RefusedOptions() {}

    /** @throws InvalidOptionException that names the option */
    public static void check(Map<String, Object> parameters, boolean allowInsecure) {
        for (String option : new TreeSet<>(parameters.keySet())) {
            // As Camel reads names: map-mail-message is mapMailMessage.
            String name = option.replace("-", "").toLowerCase(Locale.ROOT);
            if (WITHOUT_EFFECT.contains(name) || name.startsWith("searchterm.") || name.startsWith("scheduler.")) {
                throw new InvalidOptionException(
                        option, "this option of camel-mail has no effect on a mailbox of the connector; remove it");
            }
            if (!allowInsecure && weakensTls(name, String.valueOf(parameters.get(option)))) {
                throw new InvalidOptionException(
                        option, "this takes a check of TLS away; remove it, or set allowInsecure: true beside it");
            }
        }
    }

    private static boolean weakensTls(String name, String value) {
        return TRUSTING.stream().anyMatch(name::endsWith)
                || WITHOUT_TLS.entrySet().stream()
                        .anyMatch(property -> name.endsWith(property.getKey())
                                && value.strip().equalsIgnoreCase(property.getValue()));
    }

    private static Set<String> ignoringCase(String... options) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(List.of(options));
        return all;
    }
}
