package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PostgresTest {

  private final Workbench bench = Workbench.open("postgres");

  @BeforeEach
  void hasPrograms() {
    try {
      Postgres.archive(Platform.current());
    } catch (IOException e) {
      abort(e.getMessage());
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void answersQueriesAndLeavesNothing() throws Exception {
    // given
    Postgres database = bench.postgres();
    Set<ProcessHandle> processes =
        Leftovers.withDescendants(
            Set.of(ProcessHandle.of(database.pid().getAsLong()).orElseThrow()));
    assertTrue(processes.size() > 1);
    Path folder = bench.folder();

    // when
    database.execute("create table page (path text, size int); insert into page values ('/ä', 7)");
    Table pages = database.query("select path, size from page");

    // then
    assertEquals("/ä", pages.stringColumn("path").get(0));
    assertEquals(7, pages.intColumn("size").get(0));
    assertEquals(
        "on on",
        database
            .query(
                "select current_setting('fsync') || ' ' || current_setting('synchronous_commit') x")
            .stringColumn("x")
            .get(0));
    assertTrue(String.valueOf(bench.mimeBundle().get("text/plain")).contains("PostgreSQL 18"));
    try (Connection connection = DriverManager.getConnection(database.url())) {
      assertTrue(connection.isValid(10));
    }
    String withoutPassword = database.url().replaceAll("password=.*", "password=guess");
    assertThrows(SQLException.class, () -> DriverManager.getConnection(withoutPassword));

    // when somebody is still connected
    try (Connection open = database.connection()) {
      assertTrue(open.isValid(10));
      bench.close();
    }

    // then
    processes.forEach(process -> assertFalse(Leftovers.isRunning(process), process.toString()));
    assertFalse(Files.exists(folder));
    assertTrue(database.log().stream().anyMatch(line -> line.contains("fast shutdown")));
  }

  @Test
  void whoUsesItAfterItWasKilledIsToldWhatHappened() throws Exception {
    // given
    Postgres database = bench.postgres();
    database.execute("select 1");

    // when
    database.kill();

    // then
    var failure = assertThrows(ComponentFailedException.class, database::connection);
    assertTrue(failure.getMessage().startsWith("postgres has ended by itself, killed (signal 9)"));
    assertTrue(failure.getMessage().contains("ready to accept connections"));
  }

  @Test
  void twoServersAreStrangers() throws Exception {
    Postgres one = bench.start(Postgres.named("one"));
    Postgres two = bench.start(Postgres.named("two"));
    one.execute("create table t (n int)");
    assertThrows(SQLException.class, () -> two.query("select * from t"));
    assertNotEquals(one.address(), two.address());
  }

  @Test
  void aStandbyFollowsAndTakesOver() throws Exception {
    // given a primary that waits for its standby
    Postgres primary = bench.start(Postgres.named("primary"));
    primary.execute("create table t (n int); insert into t values (1)");
    Postgres standby = bench.start(primary.standby("standby"));
    primary.execute("alter system set synchronous_standby_names = 'standby'");
    primary.execute("alter system set synchronous_commit = 'remote_apply'");
    primary.execute("select pg_reload_conf()");
    String inForce =
        "select 1 from pg_stat_replication where sync_state = 'sync'"
            + " and current_setting('synchronous_commit') = 'remote_apply'";
    while (primary.query(inForce).isEmpty()) {
      LockSupport.parkNanos(20_000_000);
    }

    // when
    primary.execute("insert into t values (2)");

    // then
    assertEquals(2, standby.query("select n from t").rowCount());
    assertThrows(SQLException.class, () -> standby.execute("insert into t values (3)"));

    // when
    primary.kill();
    standby.promote();

    // then
    standby.execute("insert into t values (3)");
    assertEquals(3, standby.query("select n from t").rowCount());
  }

  @Test
  void refusesPlainTextWhenTlsIsRequired() throws Exception {
    // given
    Postgres database = bench.start(Postgres.named("postgres").tlsRequired());
    String open = database.url(database.address());
    String certificate = "&sslrootcert=" + database.certificate();

    // when, then
    database.execute("create table t (n int)");
    var refused =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(open + "&sslmode=disable"));
    assertTrue(refused.getMessage().contains("no encryption"), refused.getMessage());
    for (String mode : List.of("require", "verify-full")) {
      try (Connection connection =
              DriverManager.getConnection(open + "&sslmode=" + mode + certificate);
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select version from pg_stat_ssl where pid = pg_backend_pid()")) {
        assertTrue(rows.next() && rows.getString(1).startsWith("TLSv1."));
      }
    }
  }

  @Test
  void whereTlsIsOfferedTheClientDecidesAndKnowsWhoAnswers() throws Exception {
    // given
    Postgres database = bench.start(Postgres.named("postgres").tlsOffered());
    Postgres other = bench.start(Postgres.named("other").tlsOffered());
    String open = database.url(database.address());

    // when, then
    DriverManager.getConnection(open + "&sslmode=disable").close();
    DriverManager.getConnection(database.url()).close();
    String otherRoot = "&sslmode=verify-full&sslrootcert=" + other.certificate();
    assertThrows(SQLException.class, () -> DriverManager.getConnection(open + otherRoot));
    Postgres plain = Postgres.named("plain");
    assertThrows(IllegalStateException.class, plain::certificate);
  }

  @Test
  void aSettingThatDoesNotExistIsNamed() {
    Postgres database = Postgres.named("postgres").setting("speed", "11");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(database));
    assertTrue(failure.fix().startsWith("PostgreSQL has no setting speed"), failure.getMessage());
  }
}
