package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.twin.FeatureSink;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Reads a building model in IFC (IFC2X3, IFC4) into the layer `building` and the layers `ifc_…`, see
/// [citiverse.standards.ifc].
public final class IfcReader {
    private IfcReader() {}

    /// Where the origin of a model stands, told by the city.
    ///
    /// @param longitude degrees CRS84
    /// @param latitude degrees CRS84
    /// @param elevation metres in the vertical datum
    /// @param rotation degrees clockwise from true north to the model's y axis
    public record Place(double longitude, double latitude, double elevation, double rotation) {
        /// The file tells it itself.
        public static final Place NOT_TOLD = new Place(Double.NaN, Double.NaN, 0, 0);

        /// True where the city tells it.
        public boolean isTold() {
            return Double.isFinite(longitude) && Double.isFinite(latitude);
        }
    }

    /// How a file is to be read.
    ///
    /// @param place where it stands, before what the file says
    /// @param crs code of the CRS of a map conversion that names none by a code, else empty
    /// @param datum vertical datum of a file that names none, else empty
    public record Options(Place place, String crs, String datum) {
        /// As the file says.
        public static final Options AS_TOLD = new Options(Place.NOT_TOLD, "", "");
    }

    /// Reads a file as it says itself.
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink) {
        return read(path, reading, sink, Options.AS_TOLD, Progress.NONE);
    }

    /// Reads a file.
    ///
    /// @return counts of `instances` and of the features of each layer; warnings with entity and line of what was
    ///     left out
    /// @throws Problem `CV-IFC-…` where the file cannot be read or placed, `CV-CRS-…` where its place is not on the
    ///     earth
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(Path path, Reading reading, FeatureSink sink, Options options, Progress progress) {
        StepFile file = StepFile.read(path, reading.file(), progress);
        var findings = new Findings();
        findings.read("instances", file.size());
        requireSchema(file, findings);
        StepInstance project = project(file);
        try {
            Units units = Units.of(project, findings);
            new IfcFeatures(file, units, options, reading, sink, findings, progress).run(project);
        } catch (Fault fault) {
            throw Problem.user("CV-IFC-005", "the model is broken: " + fault.getMessage())
                    .in(reading.file())
                    .at("#" + fault.id() + ", line " + file.line(fault.id()))
                    .remedy("Export the model again");
        }
        return findings.quality();
    }

    private static void requireSchema(StepFile file, Findings findings) {
        String schema = file.schema();
        if (schema.startsWith("IFC4X")) {
            findings.warn("read like IFC4: what is new in it is left out", "schema " + schema);
        } else if (!List.of("IFC2X3", "IFC2X_FINAL", "IFC2X2_FINAL", "IFC4").contains(schema)) {
            throw Problem.user(
                            "CV-IFC-004",
                            schema.isEmpty()
                                    ? "its header names no schema"
                                    : "its schema is \"" + schema + "\", which is not read")
                    .in(file.name())
                    .at("FILE_SCHEMA in the header")
                    .remedy("Export the model as IFC4 or IFC2X3");
        }
    }

    private static StepInstance project(StepFile file) {
        List<StepInstance> projects;
        try {
            projects = file.all("IFCPROJECT");
        } catch (Fault fault) {
            throw noProject(file, fault.getMessage());
        }
        if (projects.isEmpty()) {
            throw noProject(file, "there is none");
        }
        return projects.getFirst();
    }

    private static Problem noProject(StepFile file, String why) {
        return Problem.user("CV-IFC-008", "the model has no project (IfcProject): " + why)
                .in(file.name())
                .at("DATA")
                .remedy("Export the whole model, not a library or a part of it");
    }
}
