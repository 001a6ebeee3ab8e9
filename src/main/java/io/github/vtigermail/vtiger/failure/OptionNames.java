package io.github.vtigermail.vtiger.failure;

/** How the person who reads a message has to spell an option of the component, for example {@code vtiger.access-key}. */
@FunctionalInterface
public interface OptionNames {
    /** @param option as the component names it: {@code url}, {@code username}, {@code accessKey}, {@code sslContextParameters} */
    String of(String option);
}
