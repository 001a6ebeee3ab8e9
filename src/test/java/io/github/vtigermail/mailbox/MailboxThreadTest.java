package io.github.vtigermail.mailbox;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.Mails;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mailbox is read again after whatever failed in its thread, and says that it is not read meanwhile. */
class MailboxThreadTest {
    private final GreenMailServer mail = new GreenMailServer();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MailboxComponent component = new MailboxComponent();
    private final AtomicInteger processed = new AtomicInteger();
    private volatile boolean broken = true;

    @AfterEach
    void close() throws Exception {
        context.close();
        mail.close();
    }

    @Test
    void anErrorInTheWaitForMailDoesNotEndTheMailbox() throws Exception {
        context.getExecutorServiceManager().setThreadPoolFactory(new DefaultThreadPoolFactory() {
            @Override
            public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
                return new ScheduledThreadPoolExecutor(1, threads) {
                    @Override
                    public ScheduledFuture<?> scheduleWithFixedDelay(
                            Runnable task, long first, long delay, TimeUnit unit) {
                        failIfBroken();
                        return super.scheduleWithFixedDelay(task, first, delay, unit);
                    }
                };
            }
        });

        assertIsDownAndRecovers();
    }

    @Test
    void anErrorInAPollDoesNotEndTheMailbox() throws Exception {
        component.setLeases(new MailboxLeases() {
            @Override
            public boolean acquire(String mailbox) {
                failIfBroken();
                return true;
            }

            @Override
            public void release(String mailbox) {
                // nothing to release
            }
        });

        assertIsDownAndRecovers();
    }

    private void failIfBroken() {
        if (broken) {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    private void assertIsDownAndRecovers() throws Exception {
        start();
        await("down").until(() -> state() == State.DOWN);
        broken = false;
        mail.deliver(Mails.to(mail.user()).subject("TT1 help").build());

        await("read").until(() -> processed.get() == 1);
        await("up").until(() -> state() == State.UP);
        assertThat(processed).hasValue(1);
    }

    private void start() throws Exception {
        context.getCamelContextExtension()
                .addContextPlugin(HealthCheckRegistry.class, new DefaultHealthCheckRegistry(context));
        component.setCursorRepository(new Cursors());
        context.addComponent("vtiger-imap", component);
        String uri = "vtiger-imap://localhost:" + mail.imapPort() + "?delay=100&username=" + mail.user()
                + "&password=RAW(" + mail.password() + ")";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("support").process(exchange -> processed.incrementAndGet());
            }
        });
        context.start();
    }

    private State state() {
        return HealthCheckRegistry.get(context)
                .getCheck("mailbox-support")
                .map(check -> check.call().getState())
                .orElse(State.UNKNOWN);
    }

    private static final class Cursors implements CursorRepository {
        private final Map<String, CursorPosition> positions = new ConcurrentHashMap<>();

        @Override
        public Optional<CursorPosition> find(String identity) {
            return Optional.ofNullable(positions.get(identity));
        }

        @Override
        public Map<String, CursorPosition> findAll(long uidValidity) {
            return Map.of();
        }

        @Override
        public void save(String identity, CursorPosition position) {
            positions.put(identity, position);
        }
    }
}
