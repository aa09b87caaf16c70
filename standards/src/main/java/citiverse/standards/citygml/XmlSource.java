package citiverse.standards.citygml;

import citiverse.twin.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A file of XML that nothing can be hidden in: a document type, an entity, a link to elsewhere, an element that nests
/// without end or a text without end is refused. The parser of the Java platform is used, whatever else is on the path.
final class XmlSource {
    static final int DEEPEST = 90;
    private static final int LONGEST_TEXT = 100_000_000;
    private static final int MOST_ELEMENTS = 20_000_000;
    private static final int HEAD_BYTES = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final Path path;
    private final String file;
    private int elements;

    XmlSource(Path path, String file) {
        this.path = path;
        this.file = file;
    }

    String file() {
        return file;
    }

    /// Sees what stands directly under the root.
    @FunctionalInterface
    interface Visitor {
        /// @param element with all that is in it
        /// @param bytes about how much of the file was read
        void element(Element root, Element element, long bytes);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, space) -> InputStream.nullInputStream());
        return factory;
    }

    /// Goes through the file.
    void visit(Visitor visitor) {
        if (Files.isDirectory(path)) {
            throw unreadable("it is a folder", null);
        }
        XMLStreamReader xml = null;
        try (Reader in = reader()) {
            xml = factory().createXMLStreamReader(in);
            Element root = root(xml);
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    elements = 0;
                    Element element = element(xml, root);
                    visitor.element(root, element, xml.getLocation().getCharacterOffset());
                } else {
                    refuseHidden(xml);
                }
            }
        } catch (CharacterCodingException e) {
            throw broken(xml, e);
        } catch (IOException e) {
            throw unreadable(e.toString(), e);
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof Problem || e instanceof java.util.concurrent.CancellationException) {
                throw (RuntimeException) e;
            }
            // The parser of the platform also throws unchecked exceptions on damaged input.
            throw broken(xml, e);
        }
    }

    /// The text of the file. It is decoded here, since the parser prints what it cannot decode.
    private Reader reader() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        boolean sixteen = head.length > 1 && (head[0] == (byte) 0xFE || head[0] == (byte) 0xFF);
        Charset charset = sixteen ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        if (head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB) {
            in.skipNBytes(3);
        } else if (!sixteen) {
            Matcher told = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
            try {
                charset = told.find() ? Charset.forName(told.group(1)) : charset;
            } catch (IllegalArgumentException unknown) {
                in.close();
                throw Problem.user("CV-CITYGML-003", "its encoding \"" + told.group(1) + "\" is not known")
                        .in(file)
                        .at("line 1")
                        .causedBy(unknown)
                        .remedy("Save it as UTF-8");
            }
        }
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    private Element root(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return open(xml, null);
            }
            refuseHidden(xml);
        }
        throw Problem.user("CV-CITYGML-002", "the file is empty").in(file).remedy("Fetch it again");
    }

    private Element open(XMLStreamReader xml, Element parent) {
        String space = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        var element = new Element(
                space.intern(),
                xml.getLocalName().intern(),
                parent,
                xml.getLocation().getLineNumber());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i).strip();
            switch (xml.getAttributeLocalName(i)) {
                case "id" -> element.id = value;
                case "href" -> {
                    if (XLINK.equals(xml.getAttributeNamespace(i))) {
                        element.href = value;
                    }
                }
                case "srsName" -> element.srsName = value;
                case "srsDimension" -> element.srsDimension = value;
                case "orientation" -> element.orientation = value;
                case "name" -> element.called = value;
                default -> {
                    // Units, code spaces and the like say nothing that is kept.
                }
            }
        }
        return element;
    }

    private Element element(XMLStreamReader xml, Element root) throws XMLStreamException {
        Element top = open(xml, root);
        Element now = top;
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw refused(xml, "elements nest deeper than " + DEEPEST);
                    }
                    if (++elements > MOST_ELEMENTS) {
                        throw refused(xml, "one object has more than " + MOST_ELEMENTS + " elements");
                    }
                    Element child = open(xml, now);
                    now.children.add(child);
                    now = child;
                    text.setLength(0);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (now.children.isEmpty()) {
                        now.text = text.toString().strip();
                    }
                    text.setLength(0);
                    now = depth == 0 ? now : now.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                        throw refused(xml, "a text has more than " + LONGEST_TEXT + " characters");
                    }
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                default -> refuseHidden(xml);
            }
        }
        return top;
    }

    private void refuseHidden(XMLStreamReader xml) {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
            throw refused(xml, "it has a document type declaration, in which entities can hide");
        }
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw refused(xml, "it names an entity, \"" + xml.getLocalName() + '"');
        }
    }

    private Problem refused(XMLStreamReader xml, String reason) {
        return Problem.user("CV-CITYGML-006", reason)
                .in(file)
                .at("line " + xml.getLocation().getLineNumber())
                .remedy("CityGML needs none of that: fetch the file again from its publisher, or have it written anew");
    }

    private Problem broken(XMLStreamReader xml, Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.lines().reduce((first, last) -> last).orElse("").replaceAll("^Message: ", "");
        int at = xml == null ? 1 : Math.max(1, xml.getLocation().getLineNumber());
        return Problem.user(
                        "CV-CITYGML-003",
                        "this is not XML: " + (line.length() > 200 ? line.substring(0, 200) + '…' : line))
                .in(file)
                .at("line " + at)
                .causedBy(e)
                .remedy("The file is damaged or of another kind; fetch it again");
    }

    private Problem unreadable(String reason, Exception cause) {
        return Problem.user("CV-CITYGML-001", "the file cannot be read (" + reason + ')')
                .in(file)
                .causedBy(cause)
                .remedy("Check the path and the rights");
    }
}
