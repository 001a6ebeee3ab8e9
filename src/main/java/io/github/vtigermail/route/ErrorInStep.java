package io.github.vtigermail.route;

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

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return new Step(target);
    }

    private static final class Step extends DelegateAsyncProcessor {
        Step(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
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
