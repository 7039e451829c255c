package rendezvous.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class PrepareCommandTest {

  @Test
  void iJavaIsStartedWithTheSameOptionsButItsOwnJar() {
    JsonArray own =
        JsonParser.parseString(
                """
                ["/opt/jdk/bin/java", "-XX:AOTCache=/x/kernel.aot", "-XX:+UseSerialGC", "-cp",
                 "/x/kernel.jar:/x/lib.jar", "rendezvous.kernel.JavaKernel", "{connection_file}"]
                """)
            .getAsJsonArray();

    assertEquals(
        JsonParser.parseString(
            """
            ["/opt/jdk/bin/java", "-XX:+UseSerialGC", "-jar", "/opt/ijava/ijava-1.3.0.jar",
             "{connection_file}"]
            """),
        PrepareCommand.forIJava(own));
  }
}
