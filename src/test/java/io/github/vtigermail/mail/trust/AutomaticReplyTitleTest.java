package io.github.vtigermail.mail.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticReplyTitleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Re: TT77 scanner",
                "AUTOMATIC REPLY : TT77",
                "Automatische Antwort: TT77",
                "Réponse automatique\u00a0: TT77",
                "Reponse automatique: TT77",
                "Re\u0301ponse automatique: TT77",
                "Respuesta automática: TT77",
                "Automatiskt svar: TT77",
                "Odpowiedź automatyczna: TT77",
                "Automatická odpověď: TT77",
                "Автоматический ответ: TT77",
                "Αυτόματη απάντηση: TT77",
                "Otomatik yanıt: TT77",
                "תשובה אוטומטית: TT77",
                "自動返信： TT77",
                "자동 회신: TT77",
                "Out of Office AutoReply: TT77",
                "Frånvaromeddelande: TT77",
                "[External] Automatic reply: TT77",
                "[EXT] [Spam?] Automatisch antwoord: TT77",
            })
    void noServerAnswersAServer(String subject) {
        assertThat(AutomaticReplyTitle.isIn(subject, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "Re: Automatic reply: TT77",
                "AW: Automatische Antwort: TT77",
                "SV: Automatiskt svar: TT77",
                "TT77 Automatic reply: is sent twice",
                "[TT77] Automatic reply: is sent twice",
                "Automatic reply does not work: TT77",
                "Our automatic reply: TT77",
                "Automatic reply TT77",
                "Please turn off: Out of Office: TT77",
                "Out of paper: TT77",
                "Auto: TT77",
                "[External",
            })
    void aPersonsSubjectMayHaveTheWords(String subject) {
        assertThat(AutomaticReplyTitle.isIn(subject, false)).isFalse();
    }

    @Test
    void theTitleOfTheStandardIsAlsoTheWordForACar() {
        assertThat(AutomaticReplyTitle.isIn("Auto: TT77", true)).isTrue();
        assertThat(AutomaticReplyTitle.isIn("Re: Auto: TT77", true)).isFalse();
        assertThat(AutomaticReplyTitle.isIn("Autos: TT77", true)).isFalse();
    }
}
