package io.github.vtigermail.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bare sides of the comparison, as a process of its own, so that its processor time can be told: a mail client that
 * only reads, a load generator that only asks Vtiger, and the {@link PlainConnector}. Takes orders from standard input,
 * a line each, and answers each with the nanoseconds that it took.
 */
public final class Bare {
    private final String vtiger;
    private final String accessKey;
    private final BareMailbox mailbox;
    private final List<BareSession> sessions = new ArrayList<>();

    private Bare(String vtiger, String accessKey, BareMailbox mailbox) {
        this.vtiger = vtiger;
        this.accessKey = accessKey;
        this.mailbox = mailbox;
    }

    /** @param args Vtiger's address and access key; the mail server's host and port; user and password of the mailbox */
    public static void main(String[] args) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (BareMailbox mailbox = new BareMailbox(args[2], Integer.parseInt(args[3]), args[4], args[5])) {
            Bare bare = new Bare(args[0], args[1], mailbox);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                int[] numbers = new int[words.length];
                for (int i = 1; i < words.length; i++) {
                    numbers[i] = Integer.parseInt(words[i]);
                }
                System.out.println(bare.carryOut(words[0], numbers));
            }
        }
    }

    private long carryOut(String order, int[] numbers) throws Exception {
        switch (order) {
            case "create", "query-create" -> logIn(numbers[1]);
            case "connect" -> logIn(1);
            default -> {
                // needs no session
            }
        }
        long start = System.nanoTime();
        switch (order) {
            case "create" -> load(numbers[1], new MailSet(numbers[2], numbers[3]), false);
            case "query-create" -> load(numbers[1], new MailSet(numbers[2], numbers[3]), true);
            case "read" -> mailbox.read(numbers[1]);
            case "read-at-once" -> mailbox.readAtOnce(numbers[1]);
            case "flag" -> mailbox.flag(numbers[1]);
            case "connect" -> new PlainConnector(mailbox, sessions.get(0)).run();
            default -> throw new IllegalArgumentException(order);
        }
        return System.nanoTime() - start;
    }

    private void logIn(int wanted) throws IOException {
        while (sessions.size() < wanted) {
            sessions.add(new BareSession(vtiger, Office.VTIGER_USER, accessKey));
        }
    }

    /** The comments of a set, back to back on so many sessions. */
    private void load(int width, MailSet set, boolean queries) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(width);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (BareSession session : sessions.subList(0, width)) {
                work.add(() -> {
                    for (int mail = next.getAndIncrement(); mail < set.size(); mail = next.getAndIncrement()) {
                        String ticket = queries ? session.ticketId(set.ticket(mail)) : set.ticketId(mail);
                        session.create(ticket, set.text(mail));
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
