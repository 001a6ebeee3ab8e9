package io.github.vtigermail;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.file.MailboxFileException;
import io.github.vtigermail.mailbox.file.MailboxFileNames;
import io.github.vtigermail.mailbox.file.MailboxView;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.mailbox.file.ReviewMail;
import io.github.vtigermail.mailbox.file.WaitingMails;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.oauth.Consent;
import io.github.vtigermail.mailbox.oauth.DeviceConsent;
import io.github.vtigermail.mailbox.oauth.Expiry;
import io.github.vtigermail.mailbox.oauth.OAuthException;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.mailbox.oauth.RedirectConsent;
import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.oauth.StoredToken;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.ops.command.CommandLine;
import io.github.vtigermail.route.Explanation;
import java.net.URLDecoder;
import java.util.Arrays;

/** Which package may use which. If a rule is in the way, discuss it before you change it. */
@AnalyzeClasses(packages = "io.github.vtigermail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.vtigermail";
    private static final String MAIL = ROOT + ".mail..";
    private static final String VTIGER = ROOT + ".vtiger..";
    private static final String LEDGER = ROOT + ".ledger..";
    private static final String SUPPORT = ROOT + ".support..";
    private static final String MAILBOX = ROOT + ".mailbox..";
    private static final String ROUTE = ROOT + ".route..";
    private static final String OPS = ROOT + ".ops..";
    private static final String LIBRARY = ROOT + ".library..";
    private static final String KARAF = ROOT + ".karaf..";
    private static final String CAMEL = "org.apache.camel..";

    @ArchTest
    static final ArchRule mailUsesNoNetworkAndNoCamel = noClasses()
            .that()
            .resideInAPackage(MAIL)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            VTIGER, LEDGER, MAILBOX, ROUTE, OPS, CAMEL, "java.net..", "javax.net..", "java.sql..")
                    .and(not(URLDecoder.class)));

    /** From top to bottom; each may use those below it. */
    @ArchTest
    static final ArchRule mailIsReadInLayers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("mail")
            .definedBy(ROOT + ".mail")
            .layer("reply")
            .definedBy(ROOT + ".mail.reply")
            .layer("text")
            .definedBy(ROOT + ".mail.text")
            .layer("files")
            .definedBy(ROOT + ".mail.files")
            .layer("trust")
            .definedBy(ROOT + ".mail.trust")
            .layer("history")
            .definedBy(ROOT + ".mail.history")
            .layer("mime")
            .definedBy(ROOT + ".mail.mime")
            .layer("charset")
            .definedBy(ROOT + ".mail.charset")
            .whereLayer("mail")
            .mayOnlyAccessLayers("history", "reply", "text", "files", "trust", "mime")
            .whereLayer("reply")
            .mayOnlyAccessLayers("text", "mime")
            .whereLayer("text")
            .mayOnlyAccessLayers("files", "mime", "charset")
            .whereLayer("files")
            .mayOnlyAccessLayers("mime")
            .whereLayer("trust")
            .mayOnlyAccessLayers("mime")
            .whereLayer("history")
            .mayOnlyAccessLayers("reply")
            .whereLayer("mime")
            .mayOnlyAccessLayers("charset")
            .whereLayer("charset")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule nothingBelowMailUsesIt = noClasses()
            .that()
            .resideInAPackage(ROOT + ".mail.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".mail");

    @ArchTest
    static final ArchRule mailHasNoCycles =
            slices().matching(ROOT + ".mail.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule vtigerKnowsNothingOfMailAndOfTheLedger = noClasses()
            .that()
            .resideInAPackage(VTIGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAIL, LEDGER, MAILBOX, ROUTE, OPS, "jakarta.mail..", "java.sql..");

    /** The client below, what is asked and made with it above, and the component on top. */
    @ArchTest
    static final ArchRule vtigersPartsDoNotKnowTheComponent = noClasses()
            .that()
            .resideInAPackage(ROOT + ".vtiger.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".vtiger");

    @ArchTest
    static final ArchRule thereIsNoCycleWithinVtiger =
            slices().matching(ROOT + ".vtiger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLedgerUsesNeitherMailNorVtiger = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAIL, VTIGER, ROUTE, OPS, "jakarta.mail..");

    @ArchTest
    static final ArchRule theLedgerUsesOnlyTheCursorsAndTokensOfMailboxes = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat(are(resideInAPackage(MAILBOX)
                    .and(not(
                            MailboxLeases.class,
                            CursorPosition.class,
                            CursorRepository.class,
                            RefreshTokens.class,
                            StoredToken.class))));

    /** And the exchange that carries a claim, but neither routes nor endpoints. */
    @ArchTest
    static final ArchRule theLedgerUsesOnlyTheIdempotentRepositoryOfCamel = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat(are(resideInAPackage(CAMEL)
                    .and(DescribedPredicate.not(nameMatching(
                            "org\\.apache\\.camel\\.(Exchange|spi\\.IdempotentRepository|support\\.service\\..*)")))));

    @ArchTest
    static final ArchRule mailboxesUseOnlyMail = noClasses()
            .that()
            .resideInAPackage(MAILBOX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VTIGER, LEDGER, ROUTE, OPS, "java.sql..");

    @ArchTest
    static final ArchRule routesDoNotUseOperations = noClasses()
            .that()
            .resideInAPackage(ROUTE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OPS, "java.sql..");

    @ArchTest
    static final ArchRule operationsUseOnlyTheFilesOfMailboxes = noClasses()
            .that()
            .resideInAPackage(OPS)
            .should()
            .dependOnClassesThat(are(resideInAPackage(MAILBOX)
                    .and(not(
                            MailboxFile.class,
                            MailboxFileNames.class,
                            MailboxFileException.class,
                            MailboxView.class,
                            WaitingMails.class,
                            MailboxOptions.class,
                            Expiry.class,
                            OAuthLogin.class,
                            Consent.class,
                            RedirectConsent.class,
                            DeviceConsent.class,
                            OAuthException.class,
                            ReviewFolder.class,
                            ReviewMail.class,
                            MailboxUnavailableException.class))));

    @ArchTest
    static final ArchRule operationsUseOnlyTheExplanationsOfRoutes = noClasses()
            .that()
            .resideInAPackage(OPS)
            .should()
            .dependOnClassesThat(are(resideInAPackage(ROUTE)
                    .and(not(
                            Explanation.class,
                            Explanation.Fate.class,
                            Explanation.File.class,
                            Explanation.Line.class))));

    @ArchTest
    static final ArchRule nothingUsesTheRootPackage = noClasses()
            .that()
            .resideInAnyPackage(MAIL, VTIGER, LEDGER, MAILBOX, ROUTE, OPS, LIBRARY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule nothingElseUsesTheLibrary = noClasses()
            .that()
            .resideInAnyPackage(MAIL, VTIGER, LEDGER, MAILBOX, ROUTE, OPS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LIBRARY);

    /** The plain jar does not have that package. */
    @ArchTest
    static final ArchRule onlyThePackageKarafUsesOsgi = noClasses()
            .that()
            .resideOutsideOfPackage(KARAF)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KARAF, "org.osgi..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule operationsHaveNoCycles =
            slices().matching(ROOT + ".ops.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule mailboxHasNoCycles =
            slices().matching(ROOT + ".mailbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePartsOfAMailboxDoNotKnowTheMailbox = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".mailbox.cursor",
                    ROOT + ".mailbox.imap",
                    ROOT + ".mailbox.oauth",
                    ROOT + ".mailbox.options")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".mailbox", ROOT + ".mailbox.file");

    @ArchTest
    static final ArchRule aMailboxDoesNotKnowItsFile = noClasses()
            .that()
            .resideInAPackage(ROOT + ".mailbox")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".mailbox.file");

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .resideOutsideOfPackages(ROOT, MAIL, VTIGER, LEDGER, MAILBOX, ROUTE, OPS, LIBRARY, KARAF, SUPPORT);

    /** What is printed bypasses the filter that keeps confidential data out of the log. */
    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .doNotBelongToAnyOf(CommandLine.class)
            .should(ACCESS_STANDARD_STREAMS)
            .orShould()
            .callMethodWhere(target(name("printStackTrace")));

    private static DescribedPredicate<JavaClass> not(Class<?>... allowed) {
        return DescribedPredicate.describe(
                "are not " + Arrays.toString(allowed),
                used -> Arrays.stream(allowed).noneMatch(used::isEquivalentTo));
    }
}
