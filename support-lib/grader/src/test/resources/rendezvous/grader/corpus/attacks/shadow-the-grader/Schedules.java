package rendezvous.grader;

public class Schedules {
    public interface Action { void run() throws Exception; }
    public static void check(Action scenario) {}
    public static void together(Action... actions) {}
}
