package rendezvous.grader.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML that build servers read: a suite for each submission. There is no standard of it; this is
 * what Jenkins, GitLab and GitHub's actions have in common.
 */
public final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The file's text. */
  public static String write(ClassResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(xml).all(result);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory cannot be written", e);
    }
    return text + "\n";
  }

  private void all(ClassResult result) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (GradedSubmission submission : result.submissions()) {
      suite(submission);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(GradedSubmission submission) throws XMLStreamException {
    long errors = submission.tests().stream().filter(JUnitXml::isError).count();
    long failed = submission.tests().stream().filter(test -> !test.passed()).count() - errors;
    xml.writeStartElement("testsuite");
    attribute("name", submission.student() + " / " + submission.exercise());
    attribute("tests", String.valueOf(submission.tests().size()));
    attribute("failures", String.valueOf(failed));
    attribute("errors", String.valueOf(errors));
    attribute("skipped", "0");
    for (TestVerdict test : submission.tests()) {
      testCase(submission, test);
    }
    if (!submission.message().isEmpty()) {
      xml.writeStartElement("system-err");
      xml.writeCharacters(submission.message());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** The test itself could not be run. */
  private static boolean isError(TestVerdict test) {
    return test.status().isOfWholeSubmission();
  }

  private void testCase(GradedSubmission submission, TestVerdict test) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", test.sentence());
    attribute("classname", submission.exercise() + "." + test.id());
    if (!test.passed()) {
      xml.writeStartElement(isError(test) ? "error" : "failure");
      attribute("type", test.status().text());
      attribute("message", Printable.line(test.message()));
      xml.writeCharacters(test.explanation());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }
}
