package io.github.vtigermail.testing.vtiger;

/** One operation of the web service. */
@FunctionalInterface
interface Operation {
    /** Does it. A {@link Refusal} is answered as an envelope. */
    Answer of(Call call);
}
