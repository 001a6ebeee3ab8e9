package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of question that many exchanges ask: which ticket has this number, which contacts have this address. An answer is
 * remembered for a short time; of exchanges that are processed together, one asks for all.
 */
public final class LookUp<V> {
    private static final Logger LOG = LoggerFactory.getLogger(LookUp.class);
    /** Vtiger gives no more rows than that, and does not say that it cut the answer. */
    static final int MOST_ROWS = 100;

    static final int MOST_REMEMBERED = 10_000;

    private final Kind<V> kind;
    private final Duration time;
    private final Cache<String, V> known;

    /**
     * What makes a kind of question.
     *
     * @param most how many values a query has at most
     * @param vtql the query for some values
     * @param fields the fields of a row one of which has the value
     * @param mayAsk whether a value may be asked for together with others
     * @param answer what the rows for this value say; null to remember nothing
     * @param weight how much of the memory an answer takes: 1 for a small one
     */
    record Kind<V>(
            int most,
            Function<List<String>, String> vtql,
            List<String> fields,
            Predicate<String> mayAsk,
            BiFunction<String, List<JsonNode>, V> answer,
            ToIntFunction<V> weight) {

        Kind(int most, Function<List<String>, String> vtql, List<String> fields, Function<List<JsonNode>, V> answer) {
            this(most, vtql, fields, value -> true, (value, rows) -> answer.apply(rows), small -> 1);
        }
    }

    /** @param time how long an answer is good for; zero asks each time */
    LookUp(Kind<V> kind, Duration time) {
        this.kind = kind;
        this.time = time;
        known = Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumWeight(MOST_REMEMBERED)
                .weigher((String value, V answer) -> kind.weight().applyAsInt(answer))
                .build();
    }

    /** The answer for this value, if it is remembered. Capitals make no difference, as in Vtiger. */
    public Optional<V> known(String value) {
        return Optional.ofNullable(known.getIfPresent(key(value)));
    }

    /**
     * The answer for this value: remembered, asked together with other values, or asked alone.
     *
     * @param batch the values that exchanges processed together ask for
     * @throws VtigerException if Vtiger cannot be asked. That it refuses to answer for several values at once is no fault: each
     *     exchange asks alone then
     */
    public Optional<V> find(String value, LookAhead.Batch batch, Query vtiger)
            throws VtigerException, InterruptedException {
        Optional<V> answer = known(value);
        if (answer.isEmpty() && !time.isZero()) {
            answer = findTogether(value, batch, vtiger);
        }
        return answer.isPresent() ? answer : findAlone(value, vtiger);
    }

    private Optional<V> findTogether(String value, LookAhead.Batch batch, Query vtiger)
            throws VtigerException, InterruptedException {
        if (batch.isOver(value)) {
            return known(value); // another exchange may just have asked for it
        }
        batch.lock(); // while another exchange of the batch asks, its answer is waited for
        int most = kind.most();
        List<String> values = open(value, batch, most);
        try {
            while (!values
                    .isEmpty()) { // all at once, so that what depends on the answers can be asked for together, too
                try {
                    remember(values, vtiger.rows(kind.vtql().apply(values)));
                    batch.setAsked(values);
                    values = open(null, batch, most);
                } catch (AnswerTooLargeException e) { // their texts are long
                    most = values.size() / 2;
                    values = values.subList(0, most);
                }
            }
        } catch (VtigerRefusedException e) {
            LOG.info("Vtiger refuses a query for several values at once ({}): each mail asks for itself", e.code());
        } finally {
            batch.setAsked(values); // also after a failure
            batch.unlock();
        }
        return known(value);
    }

    /** @param value the one to begin with, or null */
    private List<String> open(String value, LookAhead.Batch batch, int most) {
        return batch.open(
                value,
                other -> !kind.mayAsk().test(other) || known(other).isPresent(),
                most,
                kind.fields().size());
    }

    private Optional<V> findAlone(String value, Query vtiger) throws VtigerException, InterruptedException {
        V answer = kind.answer().apply(value, vtiger.rows(kind.vtql().apply(List.of(value))));
        put(value, answer);
        return Optional.ofNullable(answer);
    }

    /**
     * Remembers what an answer says of several values. It says nothing if it may have been cut, or if a row of it belongs to
     * none of them: then the database holds more texts for equal than we do, and only who asks alone knows whose a row is.
     */
    private void remember(List<String> values, List<JsonNode> answer) {
        Map<String, List<JsonNode>> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach(value -> rows.put(value, new ArrayList<>()));
        for (JsonNode row : answer) {
            Set<String> own = values(row);
            own.retainAll(rows.keySet());
            if (own.isEmpty() || answer.size() >= MOST_ROWS) {
                return;
            }
            own.forEach(value -> rows.get(value).add(row));
        }
        rows.forEach((value, found) -> put(value, kind.answer().apply(value, found)));
    }

    private Set<String> values(JsonNode row) {
        Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        kind.fields().forEach(field -> values.add(row.path(field).asText().strip()));
        return values;
    }

    void put(String value, V answer) {
        if (answer != null) {
            known.put(key(value), answer);
        }
    }

    void forgetIf(Predicate<V> gone) {
        known.asMap().values().removeIf(gone);
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
