/** {@code course test}: every test of the course, stage by stage. */
package rendezvous.cli.test;
