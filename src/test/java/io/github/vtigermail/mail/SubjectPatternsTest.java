package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vtigermail.testing.ProcessorTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternsTest {

    private static final TicketReference TT12 = TicketReference.number("TT12");
    private static final TicketReference RECORD34 = TicketReference.record("34");

    @ParameterizedTest
    @ValueSource(strings = {"", "Re: ", "AW: ", "SV: Re: ", "[EXTERN] AW: ", "Antwort:", "回复：", "Re[2]: "})
    void theDefaultsFindVtigersSubjectsAfterAnyReplyPrefix(String mark) {
        assertThat(find(mark + "TT12 [ Ticket Id : 34 ] Printer on fire").references())
                .containsExactly(TT12, RECORD34);
        assertThat(find(mark + "[From Portal] TT12 [ Ticket Id : 34 ] Printer on fire")
                        .references())
                .containsExactly(TT12, RECORD34);
        assertThat(find(mark + "Ticket Number : TT12 Printer on fire").references())
                .containsExactly(TT12);
        assertThat(find(mark + "Respond to Ticket ID## 34 ## in Customer Portal - URGENT")
                        .references())
                .containsExactly(RECORD34);
        assertThat(find(mark + "TT12 Printer on fire").references()).containsExactly(TT12);
    }

    @Test
    void theDefaultsAcceptOtherTicketPrefixesNextToVtigersOwnWords() {
        assertThat(find("Re: HD-2024_7 [ Ticket Id : 34 ] Printer").references())
                .containsExactly(TicketReference.number("HD-2024_7"), RECORD34);
        assertThat(find("Ticket Number : HD7 Printer").references()).containsExactly(TicketReference.number("HD7"));
    }

    @Test
    void aPrefixThatTheStrictFormDoesNotAllowLeavesTheRecordId() {
        assertThat(find("HD#12 [ Ticket Id : 34 ] Printer").references()).containsExactly(RECORD34);
        assertThat(find("Printer [ Ticket Id : 34 ]").references()).containsExactly(RECORD34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HD-2026/7", "SUP.7", "#7", "ÄÖ-7", "TT12"})
    void besideVtigersOwnWordsANumberMayHaveAnyPrefix(String number) {
        assertThat(find("AW: Ticket Number : " + number + " Printer on fire").references())
                .containsExactly(TicketReference.number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HD-2026/7", "SUP.7", "Ticket #7", "ÄÖ-7"})
    void aPatternOfOnesOwnMayAskForAnyPrefix(String number) {
        SubjectPatterns patterns = SubjectPatterns.of(List.of("(?i)(?<ticket>(HD-\\d+/|SUP\\.|Ticket #|ÄÖ-)\\d+)"));
        assertThat(patterns.find("Re: " + number + " Printer [ Ticket Id : 34 ]")
                        .references())
                .containsExactly(TicketReference.number(number));
        assertThat(patterns.find("Re: " + number + ".5 Printer").isEmpty()).isTrue();
        assertThat(patterns.find(number + " [ Ticket Id : 34 ] like SUP.6").references())
                .as("the mark decides, whatever the prefix is")
                .containsExactly(TicketReference.number(number));
    }

    @Test
    void whereTheNumberCannotBeReadTheRecordIdDecides() {
        SubjectPatterns patterns =
                SubjectPatterns.of(List.of("#(?<ticket>\\S+)", "\\[ Ticket Id : (?<record>\\d+) \\]"));
        SubjectReferences found = patterns.find("#HD'7 [ Ticket Id : 34 ] Printer");
        assertThat(found.references()).containsExactly(RECORD34);
        assertThat(found.isMalformed()).isFalse();
        assertThat(patterns.find("#HD'7 Printer").isMalformed()).isTrue();
        assertThat(find("[ Ticket Id : " + "1".repeat(19) + " ] Ticket Number : TT12")
                        .isMalformed())
                .as("a record id that cannot be read")
                .isTrue();
    }

    @Test
    void whiteSpaceChangedByFoldingDoesNotMatter() {
        assertThat(find("TT12  [Ticket Id:34]").references()).containsExactly(TT12, RECORD34);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Newsletter", "NATT12", "xTT12", "TT12x", "TT", "TT 12", "_TT12", "Ticket number: none", "   "})
    void aSubjectWithoutAReferenceIsEmpty(String subject) {
        assertThat(find(subject).isEmpty()).isTrue();
        assertThat(find(subject).isAmbiguous()).isFalse();
    }

    @Test
    void aMissingSubjectHasNoReferences() {
        assertThat(find(null).isEmpty()).isTrue();
        assertThat(find("").isEmpty()).isTrue();
    }

    @Test
    void aRepeatedReferenceCountsOnce() {
        SubjectReferences found = find("TT12 was tt12, TT12!");
        assertThat(found.references()).containsExactly(TT12);
        assertThat(found.isAmbiguous()).isFalse();
    }

    @Test
    void twoTicketsInOneSubjectAreAmbiguous() {
        SubjectReferences found = find("TT13 and TT12");
        assertThat(found.references()).containsExactly(TicketReference.number("TT13"), TT12);
        assertThat(found.isAmbiguous()).isTrue();
        assertThat(find("[ Ticket Id : 34 ] [ Ticket Id : 35 ]").isAmbiguous()).isTrue();
    }

    @Test
    void aNumberWithARecordIdIsNotYetAmbiguous() {
        assertThat(find("TT12 [ Ticket Id : 34 ]").isAmbiguous()).isFalse();
    }

    @Test
    void referencesAreInTheOrderOfTheSubjectNotOfThePatterns() {
        SubjectPatterns patterns = SubjectPatterns.of(List.of("(?<ticket>B\\d)", "(?<ticket>A\\d)"));
        assertThat(patterns.find("A1 B2 A3").references())
                .extracting(TicketReference::value)
                .containsExactly("A1", "B2", "A3");
    }

    @Test
    void explanationsNameTheFirstPatternThatFoundAReference() {
        SubjectPatterns patterns =
                SubjectPatterns.of(List.of("\\b(?<ticket>HD[0-9]+)\\b", "#(?<record>[0-9]+)", "(?<ticket>HD1)"));

        assertThat(patterns.explain("Re: #34 HD1 and HD1"))
                .containsExactly(
                        new PatternMatch(TicketReference.record("34"), 2, "#(?<record>[0-9]+)"),
                        new PatternMatch(TicketReference.number("HD1"), 1, "\\b(?<ticket>HD[0-9]+)\\b"));
        assertThat(patterns.explain("no ticket")).isEmpty();
        assertThat(patterns.explain(null)).isEmpty();
    }

    @Test
    void anInjectedNumberIsFoundOnceAndWithoutTheInjection() {
        SubjectReferences found = find("TT1' or ticket_no like 'TT1%");
        assertThat(found.references()).containsExactly(TicketReference.number("TT1"));
        assertThat(found.isMalformed()).isFalse();
        assertThat(found.isAmbiguous()).isFalse();
    }

    @Test
    void aTicketNumberOfTenThousandDigitsIsMalformed() {
        SubjectReferences found = find("TT" + "1".repeat(10_000));
        assertThat(found.isMalformed()).isTrue();
        assertThat(found.references()).isEmpty();
        assertThat(found.isEmpty()).isFalse();
    }

    @Test
    void aRecordIdOfNineteenDigitsIsMalformed() {
        assertThat(find("[ Ticket Id : " + "1".repeat(19) + " ]").isMalformed()).isTrue();
        assertThat(find("[ Ticket Id : " + "1".repeat(18) + " ]").isMalformed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TT12-77 our order",
                "AB-TT12",
                "Order AB-TT12-77",
                "Part TT12.5",
                "invoice TT12.pdf",
                "TT12,5 mm",
                "TT12@example.com",
                "ann@TT12",
                "Model TT12-B",
                "Model TT12\u2011B",
                "SUP.TT12",
                "https://crm.example.com/TT12/index.html",
                "C:\\TT12\\a",
                "TT12_old",
                "TT12ä",
                "äTT12",
                "ＴＴ１２－７７"
            })
    void aReferenceInALongerNameIsThatOfANeighbour(String subject) {
        assertThat(find(subject)).isEqualTo(new SubjectReferences(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re:TT12",
                "#TT12#",
                "[TT12]Extra",
                "(TT12)printer",
                "TT12.",
                "TT12- printer",
                "Printer -TT12",
                "TT12, printer",
                "TT12,printer",
                "@TT12",
                "TT12/2026",
                "TT12's printer",
                "TT12: printer",
                "TT12의 문제",
                "关于TT12的问题"
            })
    void punctuationAroundAReferenceMakesItNoLongerName(String subject) {
        assertThat(find(subject)).isEqualTo(new SubjectReferences(List.of(TT12), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TT12/TT13", "TT12-TT13", "TT12,TT13", "TT12.TT13", "TT12+TT13"})
    void twoReferencesThatAreJoinedAreStillTwo(String subject) {
        assertThat(find(subject).isAmbiguous()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB-TT12-TT13", "TT12-TT13-77"})
    void twoReferencesInALongerNameAreNone(String subject) {
        assertThat(find(subject).isEmpty()).isTrue();
    }

    @Test
    void aPatternOfOnesOwnIsBoundedTooExceptWhereItSaysWhatIsAround() {
        SubjectPatterns bare = SubjectPatterns.of(List.of("(?<ticket>HD-\\d+)"));
        assertThat(bare.find("HD-7-3").isEmpty()).isTrue();
        assertThat(bare.find("OLDHD-7").isEmpty()).isTrue();
        SubjectPatterns around = SubjectPatterns.of(List.of("ticket-(?<record>\\d+)-[a-z]+"));
        assertThat(around.find("ticket-34-printer").references()).containsExactly(RECORD34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ＴＴ１２", "Re：ＴＴ１２　Ｐｒｉｎｔｅｒ", "ＴＴ12", "TT1２", "Ticket Number ： ＴＴ１２ x"})
    void fullWidthFormsAreReadAsTheUsualOnes(String subject) {
        assertThat(find(subject)).isEqualTo(new SubjectReferences(List.of(TT12), false));
    }

    @Test
    void fullWidthFormsOfVtigersMarkAreReadToo() {
        assertThat(find("ＴＴ１２ ［ Ticket Id ： ３４ ］ Printer").references()).containsExactly(TT12, RECORD34);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Re: TT12 [ Ticket Id : 34 ] as in TT11 and TT10|TT12,34",
                "TT11: TT12 [ Ticket Id : 34 ] Printer|TT12,34",
                "TT11 and [ Ticket Id : 34 ]|34",
                "Re: Ticket Number : TT12 like TT11|TT12",
                "Re: TT11, Respond to Ticket ID## 34 ## in Customer Portal|34",
                "TT12 [ Ticket Id : 34 ] TT1٢|TT12,34"
            })
    void vtigersOwnMarkDecidesAndWhatElseTheSubjectSaysIsText(String subject, String references) {
        SubjectReferences found = find(subject);
        assertThat(found.references()).extracting(TicketReference::value).containsExactly(references.split(","));
        assertThat(found.isMalformed()).isFalse();
        SubjectPatterns own = SubjectPatterns.of(
                List.of("(?<ticket>TT\\d+)", "\\[ Ticket Id : (?<record>\\d+) \\]", "ID## (?<record>\\d+) ##"));
        assertThat(own.find(subject).references())
                .extracting(TicketReference::value)
                .containsExactly(references.split(","));
    }

    @Test
    void twoMarksOfVtigerAreAmbiguous() {
        assertThat(find("TT12 [ Ticket Id : 34 ] Fwd: TT13 [ Ticket Id : 35 ]").isAmbiguous())
                .isTrue();
    }

    @Test
    void aSubjectOfReferencesTakesLittleTime() {
        for (String piece : new String[] {"TT1-", "TT1 [ Ticket Id : 34 ]", "TT1/", "Ticket Number : TT1 "}) {
            ProcessorTime.within(Duration.ofSeconds(5), () -> find(piece.repeat(100_000)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TT١٢", "TT𝟏𝟐", "Ticket Number : ١٢"})
    void nonAsciiDigitsDoNotCountAsDigits(String subject) {
        assertThat(find(subject).references()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TT1٢", "TT1𝟏", "TT1²"})
    void aNumberThatContinuesInNonAsciiDigitsIsMalformedRatherThanShortened(String subject) {
        assertThat(find(subject).references()).isEmpty();
        assertThat(find(subject).isMalformed()).isTrue();
    }

    @Test
    void aNumberAmongLettersOfAScriptWithoutSpacesIsFound() {
        assertThat(find("关于TT12的问题").references()).containsExactly(TT12);
    }

    @Test
    void onlyTheStartOfALongSubjectIsSearched() {
        String start = "x ".repeat(SubjectPatterns.MAX_SUBJECT / 2);
        assertThat(find(start + "TT12").isEmpty()).isTrue();
        assertThat(find("TT12 " + start + "TT13").references()).containsExactly(TT12);
    }

    @Test
    void aNumberShortenedByTheCutIsMalformed() {
        String start = " ".repeat(SubjectPatterns.MAX_SUBJECT - 4);
        assertThat(find(start + "TT12").references()).containsExactly(TT12);
        assertThat(find(start + "TT123").references()).isEmpty();
        assertThat(find(start + "TT123").isMalformed()).isTrue();
    }

    @Test
    void aSubjectOfAMegabyteTakesLittleTime() {
        String subject = "TT1 [ Ticket Id : ".repeat(60_000);
        ProcessorTime.within(Duration.ofSeconds(5), () -> find(subject));
    }

    @Test
    void aPatternThatWouldStallAnotherEngineDoesNotStallThisOne() {
        SubjectPatterns patterns = SubjectPatterns.of(List.of("(?<ticket>(a+)+)b"));
        ProcessorTime.within(Duration.ofSeconds(5), () -> patterns.find("a".repeat(8_192)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<ticket>HD-\\d+)", "(?P<ticket>HD-\\d+)"})
    void bothSyntaxesForNamedGroupsWork(String pattern) {
        assertThat(SubjectPatterns.of(List.of(pattern)).find("Re: HD-7").references())
                .containsExactly(TicketReference.number("HD-7"));
    }

    @Test
    void aGroupThatMatchedNothingGivesNoReference() {
        SubjectPatterns patterns = SubjectPatterns.of(List.of("a(?<ticket>T\\d)?b(?<record>\\d*)"));
        assertThat(patterns.find("ab").isEmpty()).isTrue();
        assertThat(patterns.find("aT1b2").references()).hasSize(2);
    }

    @Test
    void aMatchOfACustomPatternThatIsNotStrictIsMalformed() {
        SubjectPatterns patterns = SubjectPatterns.of(List.of("#(?<ticket>\\S+)"));
        assertThat(patterns.find("#TT1'").isMalformed()).isTrue();
        assertThat(patterns.find("#TT1' #TT2").references()).containsExactly(TicketReference.number("TT2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(?<ticket>TT\\d+|1|missing closing )",
                "x(?<ticket>[z-a])|13|invalid character class range: z-a",
                "(?<ticket>a)(?=b)|13|invalid or unsupported Perl syntax",
                "(?<ticket>a**)|12|invalid nested repetition operator",
                "TT\\d+|0|it has no group named ticket or record",
                "(?<number>TT\\d+)|0|it has no group named ticket or record",
                "((((?<ticket>a{100}){100}){100}){100})|0|counted repeats",
            })
    void aBadPatternIsRejectedWithThePositionOfTheError(String pattern, int position, String reason) {
        BadSubjectPatternException bad = catchThrowableOfType(
                BadSubjectPatternException.class, () -> SubjectPatterns.of(List.of("(?<ticket>TT1)", pattern)));
        assertThat(bad)
                .hasMessageContaining("Subject pattern 2")
                .hasMessageContaining(pattern)
                .hasMessageContaining(reason);
        assertThat(bad.position()).isEqualTo(position);
        assertThat(bad.pattern()).isEqualTo(pattern);
        if (position > 0) {
            assertThat(bad).hasMessageContaining("at character " + position);
        }
    }

    @Test
    void aPatternThatIsTooLongIsRejectedWithoutBeingShownInFull() {
        assertThatThrownBy(() -> SubjectPatterns.of(List.of("(?<ticket>" + "a".repeat(1000) + ")")))
                .isInstanceOf(BadSubjectPatternException.class)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1011 characters")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(400));
    }

    @Test
    void emptyAndMissingPatternsAreRejected() {
        assertThatThrownBy(() -> SubjectPatterns.of(List.of())).isInstanceOf(BadSubjectPatternException.class);
        assertThatThrownBy(() -> SubjectPatterns.of(List.of(" "))).isInstanceOf(BadSubjectPatternException.class);
        assertThatThrownBy(() -> SubjectPatterns.of(Arrays.asList((String) null)))
                .isInstanceOf(BadSubjectPatternException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{3}|3",
                "(a{3}b{5}){2}|10",
                "a{2}{3}|6",
                "[{9}]\\{9}a|1",
                "(?<ticket>TT\\d{6}-\\d{4})|6",
                "a{x}|1",
                "(a{9,}|9"
            })
    void nestedRepeatsMultiplyAndAdjacentOnesDoNot(String pattern, int size) {
        assertThat(RepeatCount.of(pattern)).isEqualTo(size);
    }

    private static SubjectReferences find(String subject) {
        return SubjectPatterns.DEFAULTS.find(subject);
    }
}
