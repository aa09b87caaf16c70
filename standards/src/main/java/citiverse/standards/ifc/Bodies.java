package citiverse.standards.ifc;

import citiverse.standards.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The body of a product in metres of the model: its representation `Body`, else another that has surfaces, else its
/// footprint, its axis or its box.
final class Bodies {
    private static final List<String> BY_PREFERENCE = List.of(
            "body", "facetation", "mesh", "tessellation", "surface", "", "reference", "footprint", "axis", "box");
    /// Distance in metres under which two positions are one.
    static final double TOLERANCE_METRES = 1e-5;

    private final Axes axes;
    private final Solids solids;
    private final Affine metres;
    private final Budget budget = new Budget();
    private final Findings findings;

    Bodies(Axes axes, Units units, Findings findings) {
        this.axes = axes;
        this.findings = findings;
        metres = Affine.scale(units.length());
        solids = new Solids(new Curves(units.angle(), budget), TOLERANCE_METRES / units.length(), findings, budget);
    }

    /// The body of a product; without parts where it has none or it cannot be read, which is noted.
    Body of(StepInstance product) {
        try {
            budget.restart();
            Optional<StepInstance> shape = product.followed(6);
            if (shape.isEmpty()) {
                return new Body();
            }
            Affine place = metres.after(axes.ofProduct(product, 5));
            List<StepInstance> representations = shape.get().followAll(2);
            for (String wanted : BY_PREFERENCE) {
                for (StepInstance representation : representations) {
                    if (representation.text(1).toLowerCase(Locale.ROOT).equals(wanted)) {
                        Body body = solids.ofRepresentation(representation);
                        if (!body.isEmpty()) {
                            return body.mapped(place, TOLERANCE_METRES);
                        }
                    }
                }
            }
            if (!representations.isEmpty()) {
                findings.warn("nothing of its shape can be read", product.place());
            }
        } catch (Fault fault) {
            findings.warn("shape left out: " + fault.getMessage(), product.place());
        }
        return new Body();
    }

    /// Where the origin of a product lies, metres of the model; empty where its placement is broken, which is noted.
    Optional<double[]> origin(StepInstance product) {
        try {
            return Optional.of(metres.after(axes.ofProduct(product, 5)).apply(0, 0, 0));
        } catch (Fault fault) {
            findings.warn("placement passed over: " + fault.getMessage(), product.place());
            return Optional.empty();
        }
    }
}
