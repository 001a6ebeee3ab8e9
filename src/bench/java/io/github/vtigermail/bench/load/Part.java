package io.github.vtigermail.bench.load;

/** Some lines of the table that are measured together. */
interface Part {

    /**
     * Measures.
     *
     * @param rounds how often
     */
    void run(int rounds, Report report) throws Exception;
}
