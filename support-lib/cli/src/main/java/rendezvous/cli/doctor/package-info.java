/** {@code course doctor}: what is installed, what is missing, how to get it. */
package rendezvous.cli.doctor;
