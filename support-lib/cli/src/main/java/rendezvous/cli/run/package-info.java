/** {@code course run}: executes notebooks through the kernel and writes down what came out. */
package rendezvous.cli.run;
