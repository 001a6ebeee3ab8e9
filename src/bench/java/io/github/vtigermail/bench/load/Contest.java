package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.io.IOException;
import java.time.Duration;

/**
 * The connector and what it is compared with, all warmed up, at the same mail server and the same Vtiger: a load
 * generator, a mail client that only reads, and the {@link PlainConnector} with a mailbox of its own.
 */
final class Contest implements AutoCloseable {
    private static final int WARM_UP = 300;
    private static final int WARM_UPS = 5;
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Office office;
    private final TestMailbox plainMailbox;
    private final BareProcess bare;
    private final BareProcess plain;
    private final int sessions;

    /** What was made of a set, and the processor time in seconds that it took on the asking side. */
    record Work(SetComments comments, double cpuSeconds) {}

    /** @param sessions of the connector, and of the load generator */
    Contest(int sessions) throws IOException, InterruptedException {
        this.sessions = sessions;
        office = new Office(Office.mailServer(), sessions);
        plainMailbox = office.mail().addUser("plain@example.com", "plain");
        bare = new BareProcess(office, office.mail().mailbox());
        plain = new BareProcess(office, plainMailbox);
        office.mailboxSays("delay: " + OFTEN.toMillis());
        office.start();
        for (int i = 0; i < WARM_UPS; i++) {
            connector(WARM_UP);
            load(WARM_UP);
            read(WARM_UP);
            plain(WARM_UP);
        }
    }

    VtigerStandIn vtiger() {
        return office.vtiger();
    }

    /** So many mails, from the mailbox to the mark on the last of them. */
    Work connector(int mails) throws IOException, InterruptedException {
        return office.round(office.set(mails));
    }

    /** So many comments, back to back. */
    Work load(int comments) throws IOException {
        return work(bare, office.set(comments), "create");
    }

    /** The same, with a query for each ticket. */
    Work loadWithQueries(int comments) throws IOException {
        return work(bare, office.set(comments), "query-create");
    }

    private Work work(BareProcess process, MailSet set, String order) throws IOException {
        double before = process.cpuSeconds();
        process.seconds(order, sessions, set.number(), set.size());
        return new Work(SetComments.of(set, vtiger()), process.cpuSeconds() - before);
    }

    /** What it takes to read mails. */
    record Reading(double seconds, double cpuSeconds) {}

    /** The newest mails of the connector's mailbox, whole, one after the other. */
    Reading read(int mails) throws IOException {
        double before = bare.cpuSeconds();
        double seconds = bare.seconds("read", mails);
        return new Reading(seconds, bare.cpuSeconds() - before);
    }

    /** The same with a single command. @return the seconds that it takes */
    double readAtOnce(int mails) throws IOException {
        return bare.seconds("read-at-once", mails);
    }

    /** Flags the same mails, one after the other. @return the seconds that it takes */
    double flag(int mails) throws IOException {
        return bare.seconds("flag", mails);
    }

    /** What the plain connector makes of so many mails. */
    SetComments plain(int mails) throws IOException {
        MailSet set = office.set(mails);
        Office.deliver(set, plainMailbox);
        plain.seconds("connect");
        return SetComments.of(set, vtiger());
    }

    @Override
    public void close() throws IOException {
        bare.close();
        plain.close();
        office.close();
    }
}
