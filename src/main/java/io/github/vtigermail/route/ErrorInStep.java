package io.github.vtigermail.route;

import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes an {@link Error} in a step a fault of that step, as an exception is. Camel 4.22 reports such a step as done and throws
 * the Error past the error handler: the remaining steps are executed later, when the same thread processes another mail, as if
 * the step had succeeded (tried). A claim would be confirmed for a comment that was never made.
 */
public final class ErrorInStep implements InterceptStrategy {
    private final Predicate<Exchange> applies;

    private ErrorInStep(Predicate<Exchange> applies) {
        this.applies = applies;
    }

    /** For all steps of a context that is ours. */
    public static ErrorInStep always() {
        return new ErrorInStep(exchange -> true);
    }

    /** For the steps that a mail passes in an application; its other routes stay as they are. */
    public static ErrorInStep ofMails() {
        return new ErrorInStep(MailExchange::isOn);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return new Step(target, applies);
    }

    private static final class Step extends DelegateAsyncProcessor {
        private final Predicate<Exchange> applies;

        Step(Processor target, Predicate<Exchange> applies) {
            super(target);
            this.applies = applies;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (!applies.test(exchange)) {
                return super.process(exchange, callback);
            }
            boolean inThisThread;
            try {
                inThisThread = super.process(exchange, done -> {
                    if (!done) {
                        callback.done(false);
                    } // else only after it has returned, and so without an Error
                });
            } catch (Error e) {
                exchange.setException(e);
                inThisThread = true;
            }
            if (inThisThread) {
                callback.done(true);
            }
            return inThisThread;
        }
    }
}
