package io.github.vtigermail.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ReadingBenchmark} and prints the table of {@code docs/reading.md}. */
public final class ReadingTable {

    private record Row(String benchmark, String mail, int size) {}

    private static final List<Row> ROWS = List.of(
            new Row("plain", "plain text, 5 kB", ReadingBenchmark.PLAIN),
            new Row("thread", "HTML thread, 100 kB", ReadingBenchmark.THREAD),
            new Row("reply", "text that quotes, 5 kB", ReadingBenchmark.PLAIN),
            new Row("replyCompared", "the same, compared with 20 comments of 1 kB", ReadingBenchmark.PLAIN),
            new Row("page", "HTML that quotes, 5 kB", ReadingBenchmark.PLAIN),
            new Row("pageCompared", "the same, compared with 20 comments of 1 kB", ReadingBenchmark.PLAIN),
            new Row("largeCompared", "text that quotes, 1 MB, compared with 500 kB", ReadingBenchmark.LARGE),
            new Row("files", "five files, 25 MB", ReadingBenchmark.FILES),
            new Row("filesSent", "five files, 25 MB, and sent", ReadingBenchmark.FILES));

    private ReadingTable() {}

    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        System.out.println("| mail | mails/s | MB/s | memory allocated per mail |");
        System.out.println("| --- | ---: | ---: | ---: |");
        for (Row row : ROWS) {
            results.stream()
                    .filter(result -> result.getParams().getBenchmark().endsWith("." + row.benchmark()))
                    .forEach(result -> System.out.println(line(row, result)));
        }
    }

    private static String line(Row row, RunResult result) {
        double perSecond = result.getPrimaryResult().getScore();
        double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        return String.format(
                Locale.ROOT,
                "| %s | %,.1f ± %,.1f | %.1f | %,.0f kB |",
                row.mail(),
                perSecond,
                result.getPrimaryResult().getScoreError(),
                perSecond * row.size() / 1_000_000,
                bytes / 1_000);
    }
}
