package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of a running PostgreSQL server's data, from which a standby starts.
 *
 * <p>What {@code pg_basebackup} does, which the archive of programs does not have: the files are
 * copied while they change, between {@code pg_backup_start} and {@code pg_backup_stop}; the log of
 * changes since, which makes the copy whole, the standby fetches from the primary. See "Making a
 * Non-Exclusive Low-Level Backup" in PostgreSQL's documentation.
 */
final class PostgresBackup {

  private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

  private PostgresBackup() {}

  /**
   * Copies the data folder of the server behind the connection, for a standby that follows it.
   *
   * @param standby its name, and that of its replication slot
   * @param primaryAddress how the standby connects, as a libpq connection string
   */
  static void copy(Connection primary, Path from, Path to, String standby, String primaryAddress)
      throws IOException, SQLException {
    String label;
    try (Statement statement = primary.createStatement()) {
      try (PreparedStatement slot =
          primary.prepareStatement("select pg_create_physical_replication_slot(?, true)")) {
        slot.setString(1, standby);
        slot.execute();
      }
      statement.execute("select pg_backup_start('standby', true)");
      copyTree(from, to);
      try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
        stopped.next();
        label = stopped.getString(1);
      }
    }
    Files.writeString(to.resolve("backup_label"), label);
    Files.createFile(to.resolve("standby.signal"));
    Files.writeString(
        to.resolve("postgresql.auto.conf"),
        "primary_conninfo = '%s application_name=%s'\nprimary_slot_name = '%s'\n"
            .formatted(primaryAddress, standby, standby),
        StandardOpenOption.APPEND);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(
                to.resolve(from.relativize(folder)),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // slots belong to the primary
            return folder.endsWith("pg_replslot")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            if (!NOT_COPIED.contains(relative.toString()) && !relative.startsWith("pg_wal")) {
              try {
                Files.copy(file, to.resolve(relative));
              } catch (NoSuchFileException _) {
                // deleted by the server meanwhile, as it may
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
            if (error instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw error;
          }
        });
  }
}
