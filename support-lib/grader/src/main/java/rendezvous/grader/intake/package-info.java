/** Takes submissions in: notebooks, Java files, folders and zip archives of them. */
package rendezvous.grader.intake;
