package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.authorize.Authorizer;
import io.github.vtigermail.ops.check.Checks;
import java.util.concurrent.Callable;

/**
 * What the command line can do in a connector's folder.
 *
 * @param connector runs the connector until it is stopped, and returns the exit code
 * @param checks for the command {@code check}
 * @param authorizer for the command {@code authorize}
 * @param explainer for the command {@code explain}
 * @param folders for the commands {@code release} and {@code dead-letters}
 */
public record Actions(
        Callable<Integer> connector,
        Checks checks,
        Authorizer authorizer,
        Explainer.Factory explainer,
        MailboxFolders folders) {}
