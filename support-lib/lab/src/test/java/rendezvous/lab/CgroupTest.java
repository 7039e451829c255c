package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits as Linux writes them. */
class CgroupTest {

  @TempDir Path folder;

  private Path mount() {
    return folder.resolve("cgroup");
  }

  private void write(String file, String content) throws IOException {
    Path path = mount().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content + "\n");
  }

  private String limits(String... membership) throws IOException {
    Path file = folder.resolve("membership");
    Files.writeString(file, String.join("\n", membership) + "\n");
    return Machine.limits(new Cgroup(mount(), file));
  }

  @Test
  void insideAContainerOfVersion2() throws Exception {
    write("cpu.max", "150000 100000");
    write("memory.max", "2147483648");
    assertEquals("container: 1.5 CPUs, 2 GiB", limits("0::/"));
  }

  @Test
  void insideAContainerOfVersion1() throws Exception {
    write("cpu/cpu.cfs_quota_us", "100000");
    write("cpu/cpu.cfs_period_us", "100000");
    write("memory/memory.limit_in_bytes", "1073741824");
    // the groups are those of the host, which the container does not see
    assertEquals(
        "container: 1 CPU, 1 GiB",
        limits(
            "5:memory:/docker/0123", "3:cpu,cpuacct:/docker/0123", "1:name=systemd:/docker/0123"));
  }

  @Test
  void controllersMountedTogetherAsInVersion1() throws Exception {
    write("cpu,cpuacct/cpu.cfs_quota_us", "50000");
    write("cpu,cpuacct/cpu.cfs_period_us", "100000");
    assertEquals("container: 0.5 CPUs", limits("3:cpu,cpuacct:/"));
  }

  @Test
  void theSmallestLimitOnTheWayUpCounts() throws Exception {
    write("a/memory.max", "1073741824");
    write("a/b/memory.max", "2147483648");
    write("a/b/c/memory.max", "max");
    write("a/b/c/cpu.max", "max 100000");
    write("a/cpu.max", "200000 100000");
    assertEquals("container: 2 CPUs, 1 GiB", limits("0::/a/b/c"));
  }

  @Test
  void noLimits() throws Exception {
    assertEquals("", limits("0::/"));
    write("cpu.max", "max 100000");
    write("memory.max", "max");
    write("cpu/cpu.cfs_quota_us", "-1");
    write("cpu/cpu.cfs_period_us", "100000");
    write("memory/memory.limit_in_bytes", "9223372036854771712");
    assertEquals("", limits("2:cpu:/", "1:memory:/", "0::/"));
  }

  @Test
  void aGroupOutsideTheMountIsNotLookedFor() throws Exception {
    Files.writeString(folder.resolve("cpu.max"), "100000 100000\n");
    assertEquals("", limits("0::/../.."));
  }

  @Test
  void whereThereAreNoControlGroups() {
    assertEquals("", Machine.limits(new Cgroup(mount(), folder.resolve("absent"))));
  }
}
