package io.github.vtigermail.vtiger.client;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session is used by one mail at a time, and no fault may use up the places for them. */
class SessionPoolTest {
    private static final Duration MAX_AGE = Duration.ofMinutes(20);
    private static final String SUPPORT = "support";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final AtomicInteger logins = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aSessionThatWasGivenBackIsUsedAgain() throws Exception {
        SessionPool pool = pool(2, this::next);
        VtigerSession first = pool.take(SUPPORT);
        pool.giveBack(SUPPORT, first);

        assertThat(pool.take(SUPPORT)).isSameAs(first);
        assertThat(logins).hasValue(1);
    }

    /** A copy of an exchange may go on after the exchange has ended, when its session is another one's. */
    @Test
    void aSessionThatWasGivenBackIsNoLongerTheExchanges() throws Exception {
        SessionPool pool = pool(1, this::next);
        HeldSession held = pool.borrow(SUPPORT);
        assertThat(held.isBorrowedFrom(pool)).isTrue();

        held.close();
        held.close();

        assertThat(held.isBorrowedFrom(pool)).isFalse();
        assertThat(held.isBorrowedFrom(pool(1, this::next))).isFalse();
        assertThat(pool.borrow(SUPPORT).get()).as("given back once").isNotNull();
    }

    @Test
    void twoUsersNeverHaveTheSameSession() throws Exception {
        SessionPool pool = pool(2, this::next);

        assertThat(pool.take(SUPPORT)).isNotEqualTo(pool.take(SUPPORT));
    }

    @Test
    void whoComesWhenAllAreOutWaitsUntilOneIsGivenBack() throws Exception {
        SessionPool pool = pool(2, this::next);
        VtigerSession first = pool.take(SUPPORT);
        pool.take(SUPPORT);

        Waiting waiting = waitingFor(pool);
        assertThat(waiting.session.isDone()).isFalse();
        pool.giveBack(SUPPORT, first);

        assertThat(Patience.get(waiting.session)).isSameAs(first);
        assertThat(logins).hasValue(2);
    }

    @Test
    void whoHoldsAllSessionsOfItsOwnDoesNotTakeThoseOfTheOthers() throws Exception {
        for (int share : new int[] {1, 4, 8}) {
            SessionPool pool = pool(share, this::next);
            for (int i = 0; i < share; i++) {
                pool.take(SUPPORT);
            }
            Waiting waiting = waitingFor(pool);

            VtigerSession other = Patience.get(threads.submit(() -> pool.take("sales")));

            assertThat(other).isNotNull();
            assertThat(waiting.session.isDone()).as("one more for the first").isFalse();
            pool.discard("sales");
            assertThat(waiting.session.isDone()).as("one more for the first").isFalse();
        }
    }

    @Test
    void theFirstLoginIsThatOfTheFirstMail() throws Exception {
        SessionPool pool = pool(1, this::next);

        assertThat(pool.logInFirst()).isEqualTo("8.2.0");
        assertThat(pool.take(SUPPORT).name()).isEqualTo("session-1");
        assertThat(pool.logInFirst()).isEqualTo("8.2.0");
        assertThat(logins).hasValue(1);
    }

    /** The start and the first mail come at the same time: the second login would only cost. */
    @Test
    void whoWaitsForALoginTakesItsSessionIfThatIsIdle() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SessionPool pool = pool(1, () -> {
            begun.countDown();
            goOn.await();
            return next();
        });
        Future<String> start = threads.submit(pool::logInFirst);
        begun.await();
        Waiting mail = waitingFor(pool);

        goOn.countDown();

        assertThat(Patience.get(start)).isEqualTo("8.2.0");
        assertThat(Patience.get(mail.session).name()).isEqualTo("session-1");
        assertThat(logins).hasValue(1);
    }

    @Test
    void aSessionThatIsOfNoUseAnyMoreMakesRoomForAnother() throws Exception {
        SessionPool pool = pool(1, this::next);
        VtigerSession lost = pool.take(SUPPORT);

        Waiting waiting = waitingFor(pool);
        pool.discard(SUPPORT);

        assertThat(Patience.get(waiting.session)).isNotEqualTo(lost);
        assertThat(logins).hasValue(2);
    }

    @Test
    void manyThreadsNeverHaveMoreSessionsThanAllowedAndNeverOneTwice() throws Exception {
        int allowed = 3;
        SessionPool pool = pool(allowed, this::next);
        List<VtigerSession> out = new ArrayList<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger twice = new AtomicInteger();

        atOnce(16, () -> {
            for (int i = 0; i < 200; i++) {
                VtigerSession session = pool.take(SUPPORT);
                synchronized (out) {
                    if (out.contains(session)) {
                        twice.incrementAndGet();
                    }
                    out.add(session);
                    most.accumulateAndGet(out.size(), Math::max);
                }
                Thread.yield();
                synchronized (out) {
                    out.remove(session);
                }
                if (i % 10 == 0) {
                    pool.discard(SUPPORT);
                } else {
                    pool.giveBack(SUPPORT, session);
                }
            }
            return null;
        });

        assertThat(most.get()).isLessThanOrEqualTo(allowed);
        assertThat(twice).hasValue(0);
        assertThat(out).isEmpty();
    }

    @Test
    void neverTwoLoginsAtOnceHoweverManyAskForOne() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SessionPool pool = pool(16, () -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.yield();
            VtigerSession session = next();
            underWay.decrementAndGet();
            return session;
        });

        atOnce(16, () -> {
            VtigerSession session = pool.take(SUPPORT);
            for (int i = 0; i < 100; i++) {
                session = pool.renew();
            }
            pool.giveBack(SUPPORT, session);
            return null;
        });

        assertThat(most).hasValue(1);
    }

    /** Of two challenges of one user at once the real Vtiger, and so the stand-in, takes only the second. */
    @Test
    void manySessionsThatAreNeededAtOnceAreAllHadAtTheFirstTry() throws Exception {
        try (TestVtiger vtiger = new TestVtiger()) {
            SessionPool pool = pool(8, vtiger.logIn());

            atOnce(8, () -> pool.take(SUPPORT));

            assertThat(vtiger.standIn().logins()).isEqualTo(8);
            assertThat(vtiger.standIn().requests()).hasSize(16);
        }
    }

    @Test
    void aRefusedLoginIsTriedOnceMoreBecauseAnotherMayHaveComeInBetween() throws Exception {
        SessionPool pool = pool(1, () -> {
            if (logins.incrementAndGet() == 1) {
                throw new LoginRefusedException("INVALID_USER_CREDENTIALS", TestVtiger.NAMES);
            }
            return session("second");
        });

        assertThat(pool.take(SUPPORT).name()).isEqualTo("second");
    }

    @Test
    void aLoginThatIsRefusedTwiceIsNotTriedAThirdTime() {
        SessionPool pool = pool(1, () -> {
            logins.incrementAndGet();
            throw new LoginRefusedException("INVALID_USER_CREDENTIALS", TestVtiger.NAMES);
        });

        assertThatThrownBy(() -> pool.take(SUPPORT)).isInstanceOf(LoginRefusedException.class);
        assertThat(logins).hasValue(2);
    }

    @Test
    void aVtigerThatIsDownIsNotAskedTwice() {
        SessionPool pool = pool(1, () -> {
            logins.incrementAndGet();
            throw new VtigerUnavailableException("NO_CONNECTION", "down");
        });

        assertThatThrownBy(() -> pool.take(SUPPORT)).isInstanceOf(VtigerUnavailableException.class);
        assertThat(logins).hasValue(1);
    }

    @Test
    void loginsThatFailDoNotUseUpThePlaces() throws Exception {
        List<Callable<VtigerSession>> faults = new ArrayList<>(List.of(
                () -> {
                    throw new VtigerUnavailableException("NO_CONNECTION", "down");
                },
                () -> {
                    throw new IllegalStateException("a bug");
                },
                () -> {
                    throw new NoClassDefFoundError("a broken installation");
                }));
        SessionPool pool = pool(1, () -> faults.isEmpty() ? next() : thrown(faults.remove(0)));

        assertThatThrownBy(() -> pool.take(SUPPORT)).isInstanceOf(VtigerUnavailableException.class);
        assertThatThrownBy(() -> pool.take(SUPPORT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.take(SUPPORT)).isInstanceOf(NoClassDefFoundError.class);

        assertThat(Patience.get(waitingFor(pool).session)).isNotNull();
    }

    @Test
    void aSessionIsUsedUntilItIsTooOldAndThenReplaced() throws Exception {
        SessionPool pool = pool(1, this::next);
        VtigerSession first = pool.take(SUPPORT);
        pool.giveBack(SUPPORT, first);

        clock.pass(MAX_AGE.minusMillis(1));
        assertThat(pool.take(SUPPORT)).isSameAs(first);
        pool.giveBack(SUPPORT, first);

        clock.pass(Duration.ofMillis(1));
        assertThat(pool.take(SUPPORT)).isNotEqualTo(first);
    }

    @Test
    void aSessionThatVtigerDroppedIsReplacedInItsOwnPlace() throws Exception {
        SessionPool pool = pool(1, this::next);
        VtigerSession dropped = pool.take(SUPPORT);

        VtigerSession renewed = pool.renew();
        pool.giveBack(SUPPORT, renewed);

        assertThat(renewed).isNotEqualTo(dropped);
        assertThat(pool.take(SUPPORT)).isSameAs(renewed);
    }

    @Test
    void whoIsToldToStopWhileWaitingTakesNoPlace() throws Exception {
        SessionPool pool = pool(1, this::next);
        VtigerSession only = pool.take(SUPPORT);
        Waiting waiting = waitingFor(pool);

        waiting.session.cancel(true);
        await().until(() -> waiting.thread.getState() != Thread.State.WAITING);
        pool.giveBack(SUPPORT, only);

        assertThat(Patience.get(waitingFor(pool).session)).isSameAs(only);
    }

    private SessionPool pool(int sessions, SessionPool.Login login) {
        return new SessionPool(login, sessions, MAX_AGE, clock);
    }

    private VtigerSession next() {
        return session("session-" + logins.incrementAndGet());
    }

    private VtigerSession session(String name) {
        return new VtigerSession(name, "19x1", "8.2.0", clock.instant());
    }

    private record Waiting(Thread thread, Future<VtigerSession> session) {}

    /** Someone who asks for a session; returns when he has one, or waits for it. */
    private Waiting waitingFor(SessionPool pool) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        List<Thread> thread = new ArrayList<>();
        Future<VtigerSession> session = threads.submit(() -> {
            thread.add(Thread.currentThread());
            started.countDown();
            return pool.take(SUPPORT);
        });
        started.await();
        await().until(() -> session.isDone() || thread.get(0).getState() == Thread.State.WAITING);
        return new Waiting(thread.get(0), session);
    }

    private void atOnce(int number, Callable<?> task) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(threads.submit(task));
        }
        for (Future<?> one : all) {
            Patience.get(one);
        }
    }

    private static VtigerSession thrown(Callable<VtigerSession> fault) throws VtigerException {
        try {
            return fault.call();
        } catch (VtigerException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
