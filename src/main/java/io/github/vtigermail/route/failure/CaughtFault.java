package io.github.vtigermail.route.failure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/** The fault that a step failed with, out of what other steps wrapped it in, as a split and many beans do. */
public final class CaughtFault {
    private CaughtFault() {}

    /** The innermost one that is ours; else the innermost one that has a name of its own in the log; else the outermost. */
    public static Exception of(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        List<Exception> chain = new ArrayList<>();
        for (Throwable one : ObjectHelper.createExceptionIterable(caught)) {
            if (one instanceof Exception exception) {
                chain.add(exception);
            }
        }
        return first(chain, FaultMessage::isOurs)
                .or(() -> first(chain, one -> one instanceof IOException || one.getCause() instanceof Error))
                .orElse(caught);
    }

    private static Optional<Exception> first(List<Exception> chain, Predicate<Exception> kind) {
        return chain.stream().filter(kind).findFirst();
    }
}
