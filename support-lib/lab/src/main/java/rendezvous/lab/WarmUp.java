package rendezvous.lab;

import java.time.Duration;

/**
 * The rounds before the measured ones.
 *
 * @param rounds how many
 * @param time how long they took
 * @param stable false if the last of them still made a contestant clearly faster than ever before
 */
public record WarmUp(int rounds, Duration time, boolean stable) {}
