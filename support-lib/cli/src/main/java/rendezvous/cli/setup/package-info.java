/** Finding and installing what the notebooks need besides a JDK: a Python with Jupyter's parts. */
package rendezvous.cli.setup;
