/**
 * Runs the tests of an exercise on a compiled submission, in a process of their own that can be
 * killed. {@link rendezvous.grader.judge.JudgeProcess} is the near side of it, {@link
 * rendezvous.grader.judge.JudgeMain} the far side; between them go plain values, by {@link
 * rendezvous.grader.judge.Wire}.
 */
package rendezvous.grader.judge;
