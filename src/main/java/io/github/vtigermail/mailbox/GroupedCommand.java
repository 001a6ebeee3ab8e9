package io.github.vtigermail.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One IMAP command for what several workers want done at the same time: while one goes to the server, the mails of the next
 * come together. A server that writes each change to its disk before it answers takes no longer for several than for one.
 */
final class GroupedCommand {
    /** What is done to these mails. */
    interface Command {
        void on(Message... mails) throws MessagingException;
    }

    private final Command command;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private Group next = new Group();

    GroupedCommand(Command command) {
        this.command = command;
    }

    /** Returns when it is done. @throws MessagingException if it was refused, then for all mails of the command */
    void on(Message mail) throws MessagingException {
        Group mine = join(mail);
        oneAtATime.lock();
        try {
            if (!mine.done) {
                close(mine);
                mine.carryOut(command);
            }
        } finally {
            oneAtATime.unlock();
        }
        if (mine.fault != null) {
            throw new MessagingException(mine.fault.getMessage(), mine.fault);
        }
    }

    /** How many mails wait for the next command. */
    synchronized int waiting() {
        return next.mails.size();
    }

    private synchronized Group join(Message mail) {
        next.mails.add(mail);
        return next;
    }

    /** From here on nobody joins it. */
    private synchronized void close(Group group) {
        if (next == group) {
            next = new Group();
        }
    }

    /** The mails of one command. */
    private static final class Group {
        private final List<Message> mails = new ArrayList<>();
        private boolean done;
        private MessagingException fault;

        void carryOut(Command command) {
            try {
                command.on(mails.toArray(Message[]::new));
            } catch (MessagingException e) {
                fault = e;
            } catch (RuntimeException e) {
                fault = new MessagingException(e.getMessage(), e);
            } finally {
                done = true;
            }
        }
    }
}
