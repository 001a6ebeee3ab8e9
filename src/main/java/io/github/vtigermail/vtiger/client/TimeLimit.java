package io.github.vtigermail.vtiger.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Cuts the connection of a request that takes too long to its answer. A socket's own time-out is for reading alone: where a
 * server stops taking an upload, writing would wait for it, and the mailbox with it.
 */
final class TimeLimit implements ExecChainHandler {
    private final ScheduledExecutorService timer;
    private final Function<ClassicHttpRequest, Duration> limit;

    /** @param limit how long a request may take */
    TimeLimit(ScheduledExecutorService timer, Function<ClassicHttpRequest, Duration> limit) {
        this.timer = timer;
        this.limit = limit;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ScheduledFuture<?> cut = timer.schedule(
                scope.execRuntime::discardEndpoint, limit.apply(request).toMillis(), TimeUnit.MILLISECONDS);
        try {
            return chain.proceed(request, scope);
        } finally {
            cut.cancel(false);
        }
    }
}
