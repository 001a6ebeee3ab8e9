package io.github.vtigermail.mail.trust;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The title that a server puts before the subject of the mail that it answers: RFC 3834 (section 3.1.5) has
 * {@code Auto:}, Exchange the words of its language, such as {@code Automatic reply:}. Some gateways remove the header
 * fields of an automatic reply (Auto-Submitted, and those of [MS-OXCMAIL]), but none removes the title.
 *
 * <p>Only the very beginning of a subject counts: who answers such a mail has {@code Re:} before the title.
 */
final class AutomaticReplyTitle {

    /** No title is longer, its tags included. */
    private static final int MAX = 120;

    /** Of Exchange, by its languages; the older ones name the absence. */
    private static final Set<String> EXCHANGE = Stream.of(
                    // since Exchange 2010
                    "Automatic reply",
                    "Automatische Antwort",
                    "Réponse automatique",
                    "Respuesta automática",
                    "Risposta automatica",
                    "Resposta automática",
                    "Resposta automàtica",
                    "Erantzun automatikoa",
                    "Automatisch antwoord",
                    "Outomatiese antwoord",
                    "Automatiskt svar",
                    "Automatisk svar",
                    "Autosvar",
                    "Sjálfvirkt svar",
                    "Automaattinen vastaus",
                    "Automaatvastus",
                    "Automātiska atbilde",
                    "Automātiskā atbilde",
                    "Automatinis atsakymas",
                    "Odpowiedź automatyczna",
                    "Automatyczna odpowiedź",
                    "Automatická odpověď",
                    "Automatická odpoveď",
                    "Automatikus válasz",
                    "Răspuns automat",
                    "Samodejni odgovor",
                    "Samodejen odgovor",
                    "Automatski odgovor",
                    "Аутоматски одговор",
                    "Автоматичен отговор",
                    "Автоматический ответ",
                    "Автоответ",
                    "Автоматична відповідь",
                    "Автоматическое уведомление об отсутствии",
                    "Автоматты жауап",
                    "Αυτόματη απάντηση",
                    "Otomatik yanıt",
                    "Otomatik Yanıtla",
                    "رد تلقائي",
                    "الرد التلقائي",
                    "پاسخ خودکار",
                    "תשובה אוטומטית",
                    "מענה אוטומטי",
                    "स्वचालित उत्तर",
                    "स्वचालित प्रत्युत्तर",
                    "ตอบกลับอัตโนมัติ",
                    "การตอบกลับอัตโนมัติ",
                    "Trả lời tự động",
                    "Thư trả lời tự động",
                    "Balasan otomatis",
                    "Balasan automatik",
                    "Awtomatikong tugon",
                    "自動応答",
                    "自動返信",
                    "自动答复",
                    "自动回复",
                    "自動回覆",
                    "자동 회신",
                    "자동 응답",
                    // before
                    "Out of Office AutoReply",
                    "Out of Office",
                    "Out of Office Reply",
                    "Out of the Office",
                    "Abwesenheitsnotiz",
                    "Automatische Abwesenheitsnotiz",
                    "Absence du bureau",
                    "Réponse automatique d'absence du bureau",
                    "Message d'absence",
                    "Fuera de oficina",
                    "Fuera de la oficina",
                    "Fuori sede",
                    "Ausente do escritório",
                    "Ausência temporária",
                    "Fora do escritório",
                    "Niet aanwezig",
                    "Afwezigheidsbericht",
                    "Frånvaromeddelande",
                    "Frånvarande",
                    "Fraværsmelding",
                    "Fraværsmeddelelse",
                    "Ikke til stede",
                    "Ikke på kontoret",
                    "Poissa",
                    "Poissa toimistosta",
                    "Poissaoloilmoitus",
                    "Nieobecność w biurze",
                    "Poza biurem",
                    "Mimo kancelář",
                    "Mimo kanceláriu",
                    "Házon kívül",
                    "Вне офиса",
                    "Εκτός γραφείου",
                    "Ofis Dışında",
                    "不在通知",
                    "不在時の自動応答",
                    "不在办公室",
                    "不在辦公室",
                    "부재 중")
            .map(AutomaticReplyTitle::normal)
            .collect(Collectors.toUnmodifiableSet());

    private AutomaticReplyTitle() {}

    /**
     * Whether a subject begins with such a title.
     *
     * @param answer whether the mail says that it answers another one: without that, {@code Auto:} may be a car
     */
    static boolean isIn(String subject, boolean answer) {
        String start = withoutTags(
                Normalizer.normalize(subject.substring(0, Math.min(subject.length(), MAX)), Normalizer.Form.NFKC));
        int colon = start.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String title = normal(start.substring(0, colon));
        return EXCHANGE.contains(title) || answer && title.equals("auto");
    }

    /** Without the {@code [External]} of gateways. A tag with a digit may be a ticket's, of a person's mail. */
    private static String withoutTags(String subject) {
        String rest = subject.strip();
        while (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            if (end < 0 || rest.substring(0, end).chars().anyMatch(Character::isDigit)) {
                return rest;
            }
            rest = rest.substring(end + 1).strip();
        }
        return rest;
    }

    /** In lower case and without accents, which gateways lose. */
    private static String normal(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replace('ı', 'i')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
