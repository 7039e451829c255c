package rendezvous.workbench;

import java.io.IOException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import tech.tablesaw.api.Table;

/**
 * A PostgreSQL server with an empty database, on a port of the loopback interface. Its data lives
 * in a temporary folder and is deleted with it.
 *
 * {@snippet :
 * Postgres database = bench.postgres();
 * database.execute("create table page (path text, title text)");
 * try (Connection connection = database.connection()) { … }
 * database.query("select count(*) from page")
 * }
 *
 * <p>It is as careful with data as PostgreSQL is out of the box: {@code fsync} and {@code
 * synchronous_commit} are on. The programs are those of the zonky project on Maven Central; they
 * are unpacked to the {@link CacheFolder} once.
 */
public final class Postgres extends Server {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern READY =
      Pattern.compile("database system is ready to accept (read-only )?connections");
  private static final Pattern STARTING = Pattern.compile("starting (PostgreSQL [\\d.]+)");
  private static final String USER = "postgres";

  /**
   * Whoever waits for a server that will never answer, such as a primary whose synchronous standby
   * is dead, is told so before the cell's time is over.
   */
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(90);

  /** Counted from 0: the line of {@code postmaster.pid} with the key and the number. */
  private static final int SHARED_MEMORY_LINE = 6;

  /** Class 08 of SQLSTATE: the connection is broken, or none could be made. */
  private static final String NO_CONNECTION = "08";

  private static final Set<Platform> PLATFORMS =
      Set.of(
          new Platform("linux", "x86_64"),
          new Platform("linux", "arm_64"),
          new Platform("darwin", "x86_64"),
          new Platform("darwin", "arm_64"));

  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of(
              "unshare failed|Cannot run program \"unshare\"",
              "PostgreSQL refuses to run as root, and this container lets root start nothing as"
                  + " another user. Start Jupyter as an ordinary user (docker run --user 1000)."),
          Remedy.of(
              "cannot be run as root|\"root\" execution",
              "PostgreSQL refuses to run as root. Start Jupyter as an ordinary user."),
          Remedy.of(
              "could not look up effective user ID (\\d+)",
              "The user with the number $1 has no name here. Add it to /etc/passwd, or use another."),
          Remedy.of(
              "unrecognized configuration parameter \"([^\"]+)\"",
              "PostgreSQL has no setting $1: correct setting(…)."),
          Remedy.of(
              "invalid value for parameter \"([^\"]+)\"",
              "Correct the value of the setting $1; the log says what is allowed."),
          Remedy.of(
              "there are no programs of it for ([\\w-]+)",
              "PostgreSQL comes for Linux with glibc and for macOS, on x86-64 and ARM64; this is $1."
                  + " Use one of these, or a container, for the parts that need a database."),
          Remedy.of(
              "are not on the class path",
              "The course was built on another platform or without a network. With a network, run"
                  + " ./course clean, then ./course run."),
          Remedy.of(
              "libstdc\\+\\+\\.so\\.6",
              "The library libstdc++6 is missing. Debian, Ubuntu: apt-get install libstdc++6."));

  // immutable state
  private final String password;
  private final Postgres primary; // or null

  // configured before it starts
  private final Map<String, String> settings = new LinkedHashMap<>();
  private Encryption encryption = Encryption.NONE;

  // mutable state
  private Path programs;
  private volatile Path certificate;
  private volatile Path data;

  /** Which connections are encrypted. */
  private enum Encryption {
    NONE,
    OFFERED,
    REQUIRED
  }

  private Postgres(String name, String password, Postgres primary) {
    super(name, "PostgreSQL", REMEDIES);
    this.password = password;
    this.primary = primary;
    // small, and reachable from this machine alone
    setting("listen_addresses", "127.0.0.1");
    setting("unix_socket_directories", "");
    setting("shared_buffers", "32MB");
  }

  /** A server that is not started yet. */
  public static Postgres named(String name) {
    return new Postgres(name, UUID.randomUUID().toString(), null);
  }

  /**
   * A server, not started yet, that copies this one when it starts, and then follows it: it can be
   * read, and takes over by {@link #promote}. It is asynchronous unless this server's setting
   * {@code synchronous_standby_names} names it.
   *
   * @param name lower case letters, digits and underscores
   */
  public Postgres standby(String name) {
    Postgres standby = new Postgres(name, password, this);
    standby.encryption = encryption;
    return standby;
  }

  /**
   * Encrypts connections for clients that ask for it, by TLS with a {@link #certificate} of its
   * own; others may still connect in plain text. Only before it starts.
   */
  public Postgres tlsOffered() {
    encryption = Encryption.OFFERED;
    return this;
  }

  /** Encrypts all connections, and refuses those in plain text. Only before it starts. */
  public Postgres tlsRequired() {
    encryption = Encryption.REQUIRED;
    return this;
  }

  /** A setting of the server, as in {@code postgresql.conf}; only before it starts. */
  public Postgres setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** The programs for a platform, as Maven has brought them. */
  static URL archive(Platform platform) throws IOException {
    URL archive =
        Postgres.class.getResource(
            "/postgres-" + platform.system() + "-" + platform.processor() + ".txz");
    if (archive == null) {
      throw new IOException(
          PLATFORMS.contains(platform)
              ? "its programs for " + platform + " are not on the class path"
              : "there are no programs of it for " + platform);
    }
    return archive;
  }

  @Override
  void prepare(Place here) throws IOException, InterruptedException {
    Platform platform = Platform.current();
    programs =
        Programs.unpacked(here, "postgres-" + platform, archive(platform), TarXz::unpack)
            .resolve("bin");
    if (encryption != Encryption.NONE) {
      TlsCertificate made = TlsCertificate.make(here);
      certificate = made.certificate();
      setting("ssl", "on");
      setting("ssl_cert_file", made.certificate().toString());
      setting("ssl_key_file", made.key().toString());
    }
  }

  @Override
  void start(Place here) throws IOException, SQLException, InterruptedException {
    data = here.folder().resolve("data");
    if (primary == null) {
      makeDatabase(here);
    } else {
      try (Connection connection = primary.connection()) {
        PostgresBackup.copy(
            connection,
            primary.data,
            data,
            name(),
            "host=127.0.0.1 port=%d user=%s password=%s"
                .formatted(primary.localPort(), USER, password));
      }
    }
    // SIGINT asks for a fast shutdown: one that does not wait for clients
    listens(here.startOnFreePort(65_535, this::server, READY, "INT", LIMIT));
    here.log().find(STARTING).ifPresent(starting -> hasVersion(starting.group(1)));
  }

  private void makeDatabase(Place here) throws IOException, InterruptedException {
    Path secret =
        Files.createFile(
            here.folder().resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password);
    here.run(
        "initdb",
        program(
            programs.resolve("initdb"),
            "--pgdata=" + data,
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + secret,
            // the password is as long as a key: no need to make guesses slow
            "--set=scram_iterations=1",
            "--encoding=UTF8",
            "--no-locale",
            // nobody needs it after a power cut
            "--no-sync"),
        LIMIT);
    Files.delete(secret);
    if (encryption == Encryption.REQUIRED) {
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          hostssl all         all 127.0.0.1/32 scram-sha-256
          hostssl replication all 127.0.0.1/32 scram-sha-256
          """);
    }
  }

  private ProcessBuilder server(int onPort) {
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + onPort));
    settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return program(programs.resolve("postgres"), arguments.toArray(String[]::new));
  }

  /** PostgreSQL refuses to be root; in a user namespace of its own root is somebody else. */
  private static ProcessBuilder program(Path file, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root") && Platform.current().isLinux()) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(file.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().put("LC_ALL", "C"); // messages that the remedies know
    program.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
    return program;
  }

  /**
   * A server that was killed leaves its lock file, and 56 bytes of System V shared memory, which
   * nobody would ever take away.
   */
  @Override
  void stop() {
    Path lock = data == null ? null : data.resolve("postmaster.pid");
    if (lock == null || pid().isPresent() || !Files.exists(lock)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(lock);
      if (lines.size() > SHARED_MEMORY_LINE) {
        String[] keyAndId = lines.get(SHARED_MEMORY_LINE).strip().split("\\s+");
        new ProcessBuilder("ipcrm", "-m", keyAndId[keyAndId.length - 1])
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      }
    } catch (IOException _) {
      // no such program: the 56 bytes stay
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has a standby stop following its primary, and take writes itself; returns when it does. */
  public void promote() throws SQLException {
    execute("select pg_promote(true, 60)");
  }

  /**
   * Its address for JDBC, with user and password; the database is {@code postgres}. A server with
   * TLS must also prove who it is.
   */
  public String url() {
    String url = url(address());
    return certificate == null
        ? url
        : url
            + "&sslmode=verify-full&sslrootcert="
            + URLEncoder.encode(certificate.toString(), StandardCharsets.UTF_8);
  }

  /**
   * The address for JDBC, with user and password, of this server behind something that passes
   * connections on, such as a {@link Wiretap}. How the connection is encrypted is left open.
   */
  public String url(String address) {
    requireReady();
    return "jdbc:postgresql://"
        + address
        + "/postgres?user="
        + USER
        + "&password="
        + password
        + "&socketTimeout="
        + ANSWERS_WITHIN.toSeconds();
  }

  /**
   * The certificate by which clients know it, a file: {@code sslrootcert} for JDBC.
   *
   * @throws IllegalStateException if it has none, because it does not use TLS
   */
  public Path certificate() {
    requireReady();
    if (certificate == null) {
      throw new IllegalStateException(
          name() + " has no certificate: it was started without tlsOffered() or tlsRequired()");
    }
    return certificate;
  }

  /**
   * A new connection, to be closed by the caller.
   *
   * @throws ComponentFailedException if the server has ended by itself: how, and its log
   * @throws SQLException if it refuses the connection
   */
  public Connection connection() throws SQLException {
    return dataSource().getConnection();
  }

  /** For libraries that make connections themselves; it gives them as {@link #connection} does. */
  public DataSource dataSource() {
    DataSourceOfServer source = new DataSourceOfServer(this);
    source.setUrl(url());
    return source;
  }

  /** Executes statements, separated by semicolons, on a connection of their own. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Executes a query on a connection of its own, and reads all its rows. */
  public Table query(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Table.read().db(rows);
    }
  }

  /** Tells what happened to the server where the driver would only say that nobody answers. */
  private static final class DataSourceOfServer extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Postgres server;

    DataSourceOfServer(Postgres server) {
      this.server = server;
    }

    @Override
    public Connection getConnection() throws SQLException {
      server.requireReady();
      try {
        return super.getConnection();
      } catch (SQLException e) {
        if (String.valueOf(e.getSQLState()).startsWith(NO_CONNECTION) && server.hasEnded()) {
          server.requireReady();
        }
        throw e;
      }
    }
  }
}
