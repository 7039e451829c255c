/** {@code course clean}: removes what the command has made. */
package rendezvous.cli.clean;
