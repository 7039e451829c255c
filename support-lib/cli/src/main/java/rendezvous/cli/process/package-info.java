/** Starting other programs, and making sure that none outlives the command. */
package rendezvous.cli.process;
