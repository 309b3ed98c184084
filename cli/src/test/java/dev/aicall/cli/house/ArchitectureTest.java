package dev.aicall.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.aicall.domain.exec.SystemTime;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. Each rule first makes sure that it sees what it is about. */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // Test classes of another module come as a folder or, once packaged, as a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.aicall");

  private static final String API = "dev.aicall.api..";
  private static final String DOMAIN = "dev.aicall.domain..";
  private static final String WIRING = "dev.aicall.domain.guice..";
  private static final String FAKE = "dev.aicall.rtc.fake..";
  private static final String SHARE = "dev.aicall.share.http..";
  private static final String TESTKIT = "dev.aicall.testkit..";
  private static final String PEER = "dev.aicall.rtc.peer..";
  private static final String MEDIA = "dev.aicall.rtc.peer.media..";
  private static final String DEVICE = "dev.aicall.rtc.peer.device..";
  private static final String WEBRTC = "dev.aicall.rtc.webrtc..";
  private static final String JITSI = "dev.aicall.rtc.jitsi..";
  private static final String SCTP = "dev.aicall.rtc.jitsi.sctp..";
  private static final String SERVER = "dev.aicall.agent.server..";
  private static final String SPEECH = "dev.aicall.agent.speech..";
  private static final String METRICS = "dev.aicall.metrics..";
  private static final String CLI = "dev.aicall.cli..";
  private static final String CLI_WIRING = "dev.aicall.cli.stack..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final Pattern JITSI_FRONT =
      Pattern.compile(
          "dev\\.aicall\\.rtc\\.jitsi\\."
              + "(Jitsi(Module|Backend|StackProvider)|ice\\.LocalAddresses)");
  private static final String[] JDK = {"java..", "javax.."};

  @Test
  void apiKnowsNothingElse() {
    check(
        API,
        classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat(any(API, "org.jspecify..")));
  }

  @Test
  void domainKnowsTheApiJsonAndLoggingOnly() {
    check(
        DOMAIN,
        classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage(WIRING)
            .should()
            .onlyDependOnClassesThat(
                any(
                        API,
                        DOMAIN,
                        "org.jspecify..",
                        "org.slf4j..",
                        "jakarta.inject..",
                        "com.fasterxml.jackson..")
                    .and(DescribedPredicate.not(resideInAPackage(WIRING)))
                    .and(DescribedPredicate.not(resideInAPackage("java.net..")))));
  }

  @Test
  void onlyTheWiringOfTheDomainKnowsGuice() {
    check(
        WIRING,
        noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage(WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.."));
  }

  @Test
  void theFakeKnowsPortsProtocolAndTimeOfTheDomain() {
    check(
        FAKE,
        classes()
            .that()
            .resideInAPackage(FAKE)
            .should()
            .onlyDependOnClassesThat(
                adapterMayUse(FAKE).and(DescribedPredicate.not(resideInAPackage("java.net..")))));
  }

  @Test
  void theShareAgentKnowsPortsProtocolAndTimeOfTheDomain() {
    check(
        SHARE,
        classes()
            .that()
            .resideInAPackage(SHARE)
            .should()
            .onlyDependOnClassesThat(
                adapterMayUse(SHARE).or(resideInAPackage("com.fasterxml.jackson.."))));
  }

  @Test
  void thePeerKnowsPortsProtocolAndTimeOfTheDomain() {
    check(
        PEER,
        classes()
            .that()
            .resideInAPackage(PEER)
            .should()
            .onlyDependOnClassesThat(adapterMayUse(PEER).or(resideInAPackage(JACKSON))));
  }

  /** The session and the server leave devices to the stack they are given. */
  @Test
  void onlyMediaStacksKnowSoundDevices() {
    check(
        DEVICE,
        noClasses()
            .that()
            .resideOutsideOfPackages(DEVICE, WEBRTC, JITSI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DEVICE));
  }

  @Test
  void theWebRtcStackKnowsThePeerAndItsLibrary() {
    check(
        WEBRTC,
        classes()
            .that()
            .resideInAPackage(WEBRTC)
            .should()
            .onlyDependOnClassesThat(
                adapterMayUse(WEBRTC).or(resideInAnyPackage(PEER, "dev.onvoid.webrtc.."))));
  }

  @Test
  void theJitsiStackKnowsThePeerAndItsLibraries() {
    check(
        JITSI,
        classes()
            .that()
            .resideInAPackage(JITSI)
            .should()
            .onlyDependOnClassesThat(
                adapterMayUse(JITSI)
                    .or(
                        resideInAnyPackage(
                            PEER,
                            "org.ice4j..",
                            "org.jitsi..",
                            "org.bouncycastle..",
                            "kotlin.."))));
  }

  /** It could be a library of its own: what it needs beside bytes is a time. */
  @Test
  void sctpKnowsNothingElseOfItsStack() {
    check(
        SCTP,
        classes()
            .that()
            .resideInAPackage(SCTP)
            .should()
            .onlyDependOnClassesThat(
                any(
                    SCTP,
                    "dev.aicall.domain.exec..",
                    "dev.aicall.domain.port..",
                    "org.jspecify..",
                    "org.slf4j..")));
  }

  @Test
  void whoUsesTheJitsiStackSeesItsFrontOnly() {
    check(
        JITSI,
        noClasses()
            .that()
            .resideOutsideOfPackage(JITSI)
            .should()
            .dependOnClassesThat(
                resideInAPackage(JITSI).and(DescribedPredicate.not(named(JITSI_FRONT)))));
  }

  /** Its media service loads sound libraries that end the process where they are not complete. */
  @Test
  void nobodyStartsLibJitsi() {
    check(
        JITSI,
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jitsi.service.libjitsi.."));
  }

  @Test
  void theServerKnowsThePeerProtocolAndShareLinks() {
    check(
        SERVER,
        classes()
            .that()
            .resideInAPackage(SERVER)
            .should()
            .onlyDependOnClassesThat(
                any(
                    SERVER,
                    API,
                    "dev.aicall.domain.protocol..",
                    "dev.aicall.domain.port..",
                    "dev.aicall.domain.exec..",
                    "dev.aicall.domain.share..",
                    PEER,
                    JACKSON,
                    "io.javalin..",
                    "io.micrometer..",
                    "io.prometheus..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet..",
                    "kotlin..",
                    "org.yaml.snakeyaml..",
                    "org.jspecify..",
                    "org.slf4j..")));
  }

  @Test
  void metricsKnowTheApiAndMicrometerOnly() {
    check(
        METRICS,
        classes()
            .that()
            .resideInAPackage(METRICS)
            .should()
            .onlyDependOnClassesThat(any(METRICS, API, "io.micrometer..", "org.jspecify..")));
    check(
        METRICS,
        noClasses()
            .that()
            .resideOutsideOfPackage(METRICS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(METRICS));
  }

  @Test
  void nobodyBelowKnowsAnAdapterOrTheTestKit() {
    check(
        TESTKIT,
        noClasses()
            .that()
            .resideInAnyPackage(API, DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aicall.rtc..", "dev.aicall.share..", TESTKIT));
    check(
        SHARE,
        noClasses()
            .that()
            .resideInAnyPackage(FAKE, SHARE, PEER, WEBRTC, JITSI, SERVER, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTKIT));
  }

  @Test
  void adaptersAndServerDoNotKnowEachOther() {
    knowsNone(PEER, FAKE, SHARE, WEBRTC, JITSI, SERVER);
    knowsNone(WEBRTC, FAKE, SHARE, JITSI, SERVER);
    knowsNone(JITSI, FAKE, SHARE, WEBRTC, SERVER);
    knowsNone(SERVER, FAKE, SHARE, WEBRTC, JITSI, SPEECH);
    knowsNone(SPEECH, FAKE, SHARE, PEER, WEBRTC, JITSI);
  }

  @Test
  void nobodyKnowsTheProgram() {
    check(
        CLI,
        noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI));
  }

  @Test
  void theTestKitKnowsNoNetwork() {
    check(
        TESTKIT,
        noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SHARE, PEER, WEBRTC, JITSI, SERVER, "java.net.http.."));
  }

  @Test
  void librariesStayWhereTheyAreWrapped() {
    onlyIn("com.google.inject..", WIRING, SHARE, "dev.aicall.rtc..", TESTKIT, CLI_WIRING);
    onlyIn("io.javalin..", SERVER);
    onlyIn("io.micrometer..", SERVER, METRICS);
    onlyIn("dev.onvoid.webrtc..", WEBRTC);
    onlyIn("org.ice4j..", JITSI);
    onlyIn("org.jitsi..", JITSI);
    onlyIn("org.bouncycastle..", JITSI);
    onlyIn("edu.cmu.sphinx..", SPEECH);
    onlyIn("com.sun.speech..", SPEECH);
    onlyIn("dev.langchain4j..", SPEECH);
    onlyIn("picocli..", CLI);
    onlyIn("org.jline..", CLI);
    onlyIn("org.HdrHistogram..", CLI);
    onlyIn("ch.qos.logback..", CLI);
  }

  @Test
  void packagesHaveNoCycles() {
    check(API, slices().matching("dev.aicall.(**)").should().beFreeOfCycles());
  }

  @Test
  void timeComesFromTimeSourcesOnly() {
    check(
        DOMAIN,
        noClasses()
            .that()
            .resideInAnyPackage(
                DOMAIN, FAKE, SHARE, TESTKIT, PEER, WEBRTC, JITSI, SERVER, SPEECH, METRICS, CLI)
            .and()
            .areNotAssignableTo(SystemTime.class)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(ForkJoinPool.class, "commonPool"));
  }

  /** Sound and pictures are paced by the sound card's time, which no test can set. */
  @Test
  void onlyMediaStacksReadTheSystemsTicker() {
    check(
        MEDIA,
        noClasses()
            .that()
            .resideInAPackage("dev.aicall..")
            .and()
            .resideOutsideOfPackages(MEDIA, WEBRTC)
            .and()
            .areNotAssignableTo(SystemTime.class)
            .should()
            .callMethod(System.class, "nanoTime"));
  }

  private static void knowsNone(String who, String... others) {
    check(
        who,
        noClasses()
            .that()
            .resideInAPackage(who)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  /** Someone must use the library, or the rule has lost its object. */
  private static void onlyIn(String library, String... places) {
    assertThat(
            HOUSE.stream()
                .filter(resideInAnyPackage(places))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(resideInAPackage(library)))
        .as("users of " + library)
        .isNotEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackages(places)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HOUSE);
  }

  private static void check(String mustExist, ArchRule rule) {
    assertThat(HOUSE.stream().filter(resideInAPackage(mustExist)).count())
        .as("classes in " + mustExist)
        .isPositive();
    rule.check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> any(String... packages) {
    return resideInAnyPackage(packages).or(resideInAnyPackage(JDK));
  }

  private static DescribedPredicate<JavaClass> named(Pattern names) {
    return DescribedPredicate.describe(
        "named " + names, type -> names.matcher(type.getName()).matches());
  }

  /** Ports, protocol, time, and the wiring's SPI; never the engine, its steps or the transcript. */
  private static DescribedPredicate<JavaClass> adapterMayUse(String own) {
    return any(
        own,
        API,
        "dev.aicall.domain.port..",
        "dev.aicall.domain.protocol..",
        "dev.aicall.domain.exec..",
        WIRING,
        "org.jspecify..",
        "org.slf4j..",
        "jakarta.inject..",
        "com.google.inject..");
  }
}
